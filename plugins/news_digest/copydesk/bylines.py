"""Who wrote it: the writers and the papers that a piece of a line names."""

from __future__ import annotations

import re

from ..model import Knowledge, Outlet
from .prose import is_cjk, length, printed_words, small, words

BY = re.compile(
    r"^\W{0,2}(?:(?:story|words|text|report(?:ing)?|written|posted|analysis|opinion|dispatch|photographs?|author|autor|auteur)"
    r"s? ?(?:by|:)|(?:texte|texto|interview|reportage|entrevista|crónica|ein (?:bericht|gastbeitrag|kommentar|porträt)|"
    r"aufgezeichnet|(?:propos )?recueillis?|texto y fotos|text und fotos?|texte et photos?) ?(?:by|von|par|por|de|:)|"
    r"by|von|par|por|di|door|af|av)[:\s]\s*(?P<names>\S.*)$",
    re.I,
)  # By Jane Doe and John Roe · Von Jane Doe · Author: Jane Doe · Propos recueillis par Jeanne Roux
REPORTS = re.compile(
    r"(?P<names>\S.{2,50}?),? (?:(?:reports?|writes|reporting) (?:from|in)|berichtet (?:aus|von)|schreibt aus|"
    r"informa desde|desde|correspondante? à|envoyée? spéciale? à)\b.{2,40}"
)  # Jane Doe reports from Seoul
KOREAN = re.compile(
    r"(?:글|취재|글·사진|글/사진)\s?[=:]?\s?(?P<one>[가-힣]{2,4})|"
    r"(?P<names>[가-힣]{2,4}(?:\s?[·,]\s?[가-힣]{2,4})*)\s?(?:[가-힣]{1,6}\s)?"
    r"(?:선임|전문|인턴|객원|수습)?\s?(?:기자|특파원|논설위원|통신원|칼럼니스트|앵커|PD)"
)  # 홍길동 기자 · 글 홍길동 · 홍길동·김철수 베를린 특파원
ROLE = re.compile(
    r"\b(?:correspondent|reporter|editor|writer|journalist|bureau(?: chief)?|(?<!of )staff|columnist|contributor|"
    r"chief(?= (?:[\w-]+ ){0,3}(?:correspondent|reporter|editor|writer|columnist|analyst|producer|presenter)\b)|"
    r"producer|analyst|presenter|korrespondent(?:in)?|redakteur(?:in)?|correspondante?|corresponsal|special to .*|"
    r"freelance|associated press|press association)\b"
)
"""What a writer is called, in small letters; a chief executive is no writer."""
DESCRIBED = re.compile(
    rf"(?:\b[a-zß-ÿ-]{{1,40}}+ ){{0,3}}(?:{ROLE.pattern})"
)  # senior foreign affairs correspondent
JOINING = frozenset(
    "a an and at by for from in of on our own the to with a.m p.m am pm aus der die das für im um und von zu "
    "à au de des du en et la le les par pour del el los por un una y di e il".split()
)
"""Words in small letters that stand between names, roles and places."""
ADDRESS = re.compile(r"(?<!\S)\S[^\s@]*+@\S+|\([^()]*\)|@\w+")  # jdoe@courier.example · (Reuters) · @jdoe
HANGUL = re.compile(r"[가-힣]{2,4}")
PLACE = re.compile(
    r"(?:,|(?<!\s)\s++[-–—|•]|(?<!\s)\s++(?:in|at|from|for|aus|à|en|with)\b)\s.*$", re.S
)  # Jane Doe in Seoul
NAME = re.compile(
    r"(?:(?:[A-ZÀ-ÞŁŚŽČŠ][\w’'.-]*+|d[aeiou]s?|del|della|v[ao]n|der|den|ten|ter|bin|al|el|ibn|y|le|la|e|af|zu|zum)"
    r"\s*+){2,5}"
)  # Jane Doe · Ursula von der Leyen
ALONGSIDE = re.compile(
    r"\s(?:in|aus|à|en)\s[A-ZÀ-Þ][\w.-]*(?:\s[A-ZÀ-Þ][\w.-]*){0,2}(?=\s(?:and|und|et|y|e)\b|,|$)|\s?\(.{2,20}\)|"
    r",\s?[A-Z]{2,5}$|(?<=[a-zß-ÿ]),\s[A-ZÀ-Þ][\w-]{2,}$"
)  # in Hong Kong · (AFP) · , AFP · , Copenhagen
AND = re.compile(r"(?:(?<!\s)\s++)?(?:,|;|&|\band\b|\bund\b|\bet\b|\by\b|\be\b|\bwith\b|\ben\b)\s+", re.I)
PAPER = re.compile(
    r"\b(?:times|post|news|herald|tribune|journal|gazette|courier|chronicle|telegraph|guardian|observer|mail|express|mirror|"
    r"star|sun|standard|press|daily|weekly|review|today|globe|mercury|examiner|inquirer|register|dispatch|bulletin|record|"
    r"monitor|online|magazine|agency|wire|radio|tv|television|broadcasting|media|network|zeitung|anzeiger|rundschau|kurier|"
    r"presse|tagblatt|nachrichten|spiegel|monde|figaro|journal|gazette|diario|país|mundo|periódico|corriere|repubblica|"
    r"asia|digest|allgemeine|report|ledger|sentinel|advocate|argus|echo|independent|banner|beacon|clarion|dagblad|volkskrant)\b",
    re.I,
)
"""Words by which a newspaper or a station is known."""
GENERIC = frozenset(
    "all latest top breaking world local national international sports sport business politics today's today’s today "
    "paper print edition news daily weekly more home video live tv radio media online the our your my e-paper".split()
)
"""Words of menus: a line of these alone names no paper."""
NO_NAMES = frozenset(
    "Our A The Staff Special Los Las El San Santa New North South East West Saint Port Fort".split()
)
"""First words of desks and of places, which stand where a name could."""
DESKS = frozenset(
    "Diplomatic Political Science Environment Foreign Business Economics Health Education Sports Senior Asia Europe "
    "Africa World International Defence Defense Security National Technology Chief Special Staff News Religion Legal "
    "Scotland Wales Ireland China India Russia Germany France Italy Spain Brazil Korea Japan Australia Canada "
    "Mexico Turkey Israel Iran Nigeria Kenya America Americas Pacific Middle East South North West UK US EU "
    "Washington Seoul Tokyo Beijing London Paris Berlin Climate Energy Court Crime Royal Space Space’s".split()
)
"""Words that stand before a role and are no part of the name."""


NO_PERSON = frozenset(
    "admin administrator agencies agency archive archives article articles association author authors bureau by "
    "center centre college comment comments committee contact contributor contributors corporation correspondent "
    "council department desk editor editorial editors email facebook follow foundation from github group guest inc "
    "institute instagram linkedin ltd magazine media ministry more network news newsletter newsroom office online "
    "organization organisation party post posted posts profile program programme project publisher read redaktion "
    "redacción rédaction redazione reporter reporters school search service society source staff subscribe team "
    "the this twitter university unknown user view website writer writers youtube gmbh sign in up log login register "
    "edition reviewed printed button share print save copy link 作者 记者 编辑 来源 责任编辑 编辑部 記者 編集部 "
    "기자 편집부 관리자".split()
)
"""Words, in small letters, that stand in what is no person's name: institutions, roles, buttons."""
RUNNING = 3
"""Words in small letters by which a line that ends with a full stop is a sentence, whoever it names."""
PARTICLES = frozenset("den der zu zum ten ter af y e and und with".split())
"""What stands inside names and does not open one."""
ONE_NAME = re.compile(r"[^\W\d_a-zß-ÿ][^\W\d_]+(?:-[^\W\d_]+)?")  # Robert · Jean-Luc
UNSPACED = re.compile(r"[\u3400-\u9fff]{2,4}|[\uac00-\ud7af]{2,4}")  # 王小明 · 홍길동


def names_of(part: str, knowledge: Knowledge) -> tuple[str, ...]:
    """The writers that a part of a line names: after `By`, or before a role."""
    if korean := korean_names(part):
        return korean
    labelled = BY.match(part) or REPORTS.fullmatch(part)
    text = labelled["names"] if labelled else part
    role = ROLE.search(small(text))
    if not labelled and not role:
        return ()
    names = []
    for piece in AND.split(ADDRESS.sub(" ", text)):
        name = clean_name(piece)
        if name and not _is_outlet(name, knowledge):
            names.append(name)
    return tuple(dict.fromkeys(names))


def names_of_ended(part: str, knowledge: Knowledge) -> tuple[str, ...]:
    """As `names_of`, of a line that ends with a full stop: a sentence tells of editors, it is not signed by them."""
    running = running_words(part) - bool(REPORTS.fullmatch(part))
    return () if running > 0 and not is_signed(part) else names_of(part, knowledge)


def tells(line: str, knowledge: Knowledge) -> bool:
    """Whether a line that ends with a full stop, its dates taken out, is a sentence of a story."""
    if is_signed(line):
        return False
    named = bool(names_of(line, knowledge)) and not names_of_ended(line, knowledge)
    return named or running_words(line) >= RUNNING


def is_signed(text: str) -> bool:
    """Whether a text begins with a byline's label and a name: `By then` begins a sentence."""
    labelled = BY.match(text)
    return bool(labelled and clean_name(AND.split(ADDRESS.sub(" ", labelled["names"]))[0]))


def running_words(text: str) -> int:
    """How many words run as in a sentence: in small letters, and no part of a writer's role or place."""
    told = ADDRESS.sub(" ", text)
    told = DESCRIBED.sub(" ", told) if ROLE.search(told) else told
    return sum(word[0].islower() and word not in JOINING for word in printed_words(told))


def korean_names(text: str) -> tuple[str, ...]:
    """The writers of a Korean byline, where the text is one and nothing else."""
    found = KOREAN.fullmatch(ADDRESS.sub("", text).strip(" =.")) if is_cjk(text) else None
    return tuple(dict.fromkeys(HANGUL.findall(found["one"] or found["names"]))) if found else ()


def clean_name(text: str, stated: bool = False) -> str:
    """A writer's name without place, role and e-mail address; empty where it is not a name.

    `stated` means that the text is given as a name and as nothing else: one word can be one then.
    """
    text = re.sub(r"^(?:about|by|von|par|por|and|und|et)\s+", "", text.strip(" .,;:|"), flags=re.I)
    text = PLACE.sub("", text)
    role = ROLE.search(small(text))
    if role:
        kept = text[: role.start()].split()
        while kept and len(kept) > 2 and (kept[-1].isupper() or kept[-1] in DESKS):
            kept.pop()
        text = " ".join(kept)
    text = text.strip(" .,;:|-–—")
    if not is_name(text, stated):
        return ""
    return text.title() if text.isupper() else text


def is_name(text: str, stated: bool = False) -> bool:
    """Whether a text has the form of a person's name; `stated` as for `clean_name`."""
    parts = text.split()
    if (
        not parts
        or parts[0] in NO_NAMES
        or not NO_PERSON.isdisjoint(words(text.replace("-", " ")))
        or any(c.isdigit() for c in text)
    ):
        return False
    if UNSPACED.fullmatch(text):
        return stated
    if len(parts) == 1:
        return stated and len(text) > 2 and ONE_NAME.fullmatch(text) is not None
    whole = text if not stated or not parts[0][0].isupper() else " ".join(p[0].upper() + p[1:] for p in parts)
    return NAME.fullmatch(whole) is not None and length(text) <= 5 and parts[0].lower() not in PARTICLES


def names_alone(text: str) -> tuple[str, ...]:
    """The writers of a line that holds nothing but names (and a place, an agency); empty for any other."""
    names = [clean_name(piece) for piece in AND.split(ALONGSIDE.sub("", text))]
    return tuple(names) if all(names) else ()


def is_paper(name: str) -> bool:
    """Whether a name is one that papers and stations bear, and no entry of a menu."""
    return bool(PAPER.search(name)) and not GENERIC.issuperset(words(name))


def known_outlet(text: str, knowledge: Knowledge) -> Outlet | None:
    """The outlet of that name, with or without its article."""
    folded = text.casefold().strip(" .")
    forms = knowledge.outlet_forms
    return forms.get(folded) or forms.get(folded.removeprefix("the ")) or forms.get(f"the {folded}")


def _is_outlet(name: str, knowledge: Knowledge) -> bool:
    return known_outlet(name, knowledge) is not None or bool(PAPER.search(name) and length(name) > 2)

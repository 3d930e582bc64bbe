"""The foot of a page: lines that stand under a story, by which its end is known; case ignored."""

from __future__ import annotations

import re
from functools import cache

from .furniture import DECORATION
from .phrases import COMMENTS
from .prose import length

COMMENTS_HEAD = "readers' comments"
FOOT: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "note on the writer",
        (
            r"(?:more )?(?:about|from) (?:the|this) authors?\b.{0,40}|written by|meet the author.{0,20}",
            r"(?:about|über|à propos de|sobre)(?: (?-i:[A-Z])[\w.&’'-]+){1,4}",
            r"(?:über|zu) (?:den|die) autor(?:in|en)?\b.{0,40}|zur person",
            r"(?:à propos de|sur) l['’]auteure?\b.{0,30}|sobre (?:el|la|o|a) autora?\b.{0,30}",
            r"(?:sull['’]|l['’])autore\b.{0,20}|over de auteur|om författaren|об авторе|o autorze|執筆者|글쓴이",
        ),
    ),
    (
        "other stories",
        (
            r"(?:up )?next(?: up)?(?: in| on|:)? .{0,40}",
            r"you (?:may|might|could) (?:also )?(?:like|enjoy|be interested).{0,20}",
            r"sponsored (?:links?|content|stories)|(?:want|like) (?:to read )?more .{3,40}\?.{0,100}",
            r"ähnliche (?:artikel|beiträge)|verwandte (?:artikel|themen)|articles? (?:liés|similaires|connexes)",
            r"(?:artículos|contenidos?|temas) relacionados|(?:artigos|posts?|notícias|matérias) relacionad[oa]s",
            r"(?:leia|veja) (?:também|mais).{0,60}|mais (?:lidas|notícias|sobre).{0,30}",
            r"articoli correlati|potrebbe(?:ro)? (?:anche )?interessarti.{0,20}|leggi anche.{0,60}",
            r"lees (?:ook|meer|verder).{0,40}|gerelateerd.{0,20}|läs (?:mer|också).{0,40}|relaterade .{3,20}",
            r"zobacz (?:też|także|również).{0,40}|ilgili haberler|artikel terkait|baca juga.{0,60}",
            r"вам (?:также )?(?:может|будет).{0,30}|(?:похожие|связанные) .{3,20}",
            r"(?:читайте|смотрите) (?:также|ещё|еще).{0,60}|(?:материалы|новости) по теме",
            r"関連(?:記事|ニュース|リンク).{0,10}|(?:おすすめ|人気|新着)(?:の?記事)|あわせて読みたい",
            r"相关(?:新闻|阅读|文章|报道)|相關(?:新聞|文章|報導)|推荐阅读|관련 ?(?:기사|뉴스)|많이 본 (?:뉴스|기사)",
        ),
    ),
    (
        "end of the page",
        (
            r"(?:previous|next|older|newer) (?:post|article|story|entry)s?\b.{0,90}",
            r"(?:vorheriger|nächster) (?:artikel|beitrag).{0,60}|article (?:précédent|suivant).{0,60}",
            r"(?:post|artigo|artículo|entrada) (?:anterior|siguiente|seguinte).{0,60}",
            r"(?:posted (?:in|under)|filed under) .{2,80}|(?:originally|first) (?:published|appeared) .{3,60}",
            r"(?:tags?|tagged|etiquetas|tópicos|теги|метки|タグ|カテゴリ|标签|標籤|태그)(?: ?[:：].{0,200})?",
            r"view the discussion.{0,30}|disclaimer:?|(?:request )?reprints?.{0,60}",
            r"follow (?:us|me|him|her|@\w+|.{3,30} on) .{2,80}",
        ),
    ),
    (
        COMMENTS_HEAD,
        (
            *COMMENTS,
            r"(?:leave|post|write|add|submit) a (?:comment|reply).{0,40}|your e-?mail address will not.{0,80}",
            r"\d+ (?:comments?|responses?|replies)|schreib(?:e|en sie)? einen kommentar.{0,20}",
            r"(?:laisser|ajouter) un commentaire.{0,30}",
            r"(?:deja|añade|escribe) (?:un|una|tu) (?:comentario|respuesta).{0,30}",
            r"(?:deixe|deixar) (?:uma?|seu|sua) (?:resposta|comentário).{0,30}|o seu endereço de e-?mail.{0,90}",
            r"lascia un(?:a)? (?:commento|risposta).{0,30}|laat een reactie achter.{0,20}|skriv en kommentar.{0,20}",
            r"(?:добавить|оставить) комментарий.{0,20}|комментари(?:и|ев|й|я)(?: ?\(?\d*\)?)?|dodaj komentarz.{0,20}",
            r"(?:\d+ )?(?:comentários?|komentarze|kommentarer|yorumlar)(?: ?\(?\d*\)?)?",
            r"コメント.{0,8}|评论.{0,6}|評論.{0,6}|댓글.{0,6}",
        ),
    ),
    (
        "print or share link",
        (
            r"(?:click to )?(?:share|tweet|e-?mail|print|pin|submit|post)(?: this| it)? "
            r"(?:on|to|with|via|share|tweet|submit|pin|post|print|e-?mail)\b.{0,60}",
            r"like this (?:story|article|post)\b.{0,80}",
            r"(?:compartilh(?:e|ar)|compartir|condividi|partager|teilen|delen|paylaş|udostępnij)\b.{0,40}",
            r"(?:поделиться|シェア|分享|공유)\b.{0,40}",
        ),
    ),
)  # fmt: skip
"""The reason to cut a line and all that follows it, and what such lines look like."""
LONGEST = 16
"""Words; no such line is longer."""

SPOKEN = re.compile(
    r".{2,60}\b(?:says?|said|wrote|schrieb|sagt|escribió|disse|diz|a dit|dice|пишет)\s?:|"
    r"reply(?: to .{2,30})?|antworten|responder|répondre|rispondi|ответить|返信|답글|"
    r"(?:report|flag)(?: abuse| comment| as .{2,20})?|"
    r"\W{0,3}.{2,40}\b(?:on |at |le |am |em )?[\w ,./]{4,20} (?:at|um|à|às|@) \d{1,2}[:.h]\d\d"
    r" ?(?:[ap]\.?m\.?)?(?: sa(?:id|ys):?)?",
    re.I,
)  # anna said: · Reply · * Anna on 13 September, 2018 at 5:23 pm said:
SPOKEN_WORDS = 20
_TRADE = (
    r"writer|reporter|editor|journalist|columnist|correspondent|author|producer|contributor|blogger|critic"
)
WRITER = re.compile(
    r"[A-ZÀ-Þ][\w.’'-]+(?: (?:[a-z]{1,3} )?[A-ZÀ-Þ][\w.’'-]*){1,3}(?:, [^,]{3,60},)? "
    rf"(?:is|was|has been) (?:the|a|an|our) .{{0,120}}\b(?:{_TRADE})s?\b.{{0,300}}|"
    r"[A-ZÀ-Þ][\w.’'-]+(?: [A-ZÀ-Þ][\w.’'-]*){1,3} (?:covers|writes|reports|has covered)\b.{0,60} "
    r"(?:for|about|on)\b.{0,300}"
)  # Jane Doe is a freelance writer who ...
WRITER_WORDS = 80

_ANY = re.compile("|".join(phrase for _, phrases in FOOT for phrase in phrases), re.I)


def why_foot(text: str) -> str:
    """The reason for which a line is the first under a story; empty for any other line."""
    if length(text) > LONGEST:
        return ""
    bare = DECORATION.sub("", text)
    if not _ANY.fullmatch(bare):
        return ""
    return next(reason for reason, phrases in FOOT if _pattern(phrases).fullmatch(bare))


@cache
def _pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """One reason's phrases; few are ever wanted."""
    return re.compile("|".join(phrases), re.I)


def opens_comment(text: str) -> bool:
    """Whether a line under a story names a reader who comments on it, or is the link to answer one."""
    return length(text) <= SPOKEN_WORDS and bool(SPOKEN.fullmatch(text))


def is_writers_note(text: str) -> bool:
    """Whether a line under a story says who its writer is."""
    return length(text) <= WRITER_WORDS and bool(WRITER.fullmatch(text))

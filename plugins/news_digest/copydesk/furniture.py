"""Page furniture: lines that belong to the page and not to the story, each with the reason it is cut."""

from __future__ import annotations

import re
from functools import cache

from .prose import length

_SITES = (
    r"facebook|twitter|x|whats ?app|linked ?in|reddit|pinterest|tumblr|telegram|messenger|instagram|google\+|"
    r"flipboard|e-?mail|line|kakao ?talk|wechat|weibo|threads|bluesky|mastodon|pocket|xing|copy (?:the )?link|"
    r"copied|link|print|sms|more|rss|youtube|tiktok|podcasts?"
)

LINES: tuple[tuple[str, str], ...] = (
    # reason, what the whole line looks like (case ignored)
    ("print or share link", r"(?:print|e-?mail|share|save|bookmark|download)(?: (?:this|the))?"
        r"(?: (?:post|article|story|page|item|on|via|with|now|icon|for later))*(?: (?:to|by))?"
        rf"(?: (?:{_SITES}|friends?))?"),
    ("print or share link", rf"(?:(?:share|tweet|post|pin|send|follow(?: us)?|like)(?: this)?(?: (?:on|via|by|to|with))?"
        rf" )?(?:{_SITES})(?:[\s,|/·•]+(?:and )?(?:{_SITES}))*"),
    ("print or share link", r"(?:share|tweet|shares|retweet|pin it|like|follow(?: us| me)?|subscribe|gift(?: this)? article|"
        r"give(?: this)? article|copy (?:link|url)|link copied!?|share options|share full article|"
        r"share this(?: article| story| page)? ?(?:with .{0,30}|[:…].{0,60})?|\d[\d.,]*k? shares?|listen(?: to (?:this )?article)?"
        r"(?: \d+ min(?:utes?)?)?|text size|font size|a ?a ?a|a[+-]( a[+-])*|read aloud|add (?:us |bbc )?(?:on|as .{0,30}) ?"
        r"google|read later|save for later|drucken|teilen|merken|imprimer|partager|partagez.{0,40}|imprimir|compartir|"
        r"stampa|condividi)"),
    ("counter", r"(?:view |read |show |see )?(?:all )?\d[\d.,]*k? ?(?:comments?|shares?|views?|likes?|reads?)|"
        r"\d+ ?[- ]?min(?:ute)?s?(?: read| lesezeit)?|reading time:? .{0,15}|lesezeit:? .{0,15}|\d+/\d+|"
        r"temps de lecture.{0,15}|estimated reading time.{0,20}|\d+ of \d+"),
    ("advertisement", r"(?:continue reading (?:below|after).{0,40}|story continues (?:below|after).{0,40}|"
        r"(?:article|story|text) continues (?:below|after).{0,40}|scroll (?:down )?(?:to|for) (?:continue|more).{0,40}|"
        r"after (?:the )?(?:ad|advert|promotion|newsletter promotion)\b.{0,30}|(?:skip )?ad(?:vert(?:isement|ising)?)?s?"
        r"(?: feedback)?|sponsored(?: content)?|promoted(?: content)?|anzeige|werbung|publicité|publicidad|pubblicità|"
        r"remove ads|why you'?re seeing this ad|report this ad|paid (?:post|content))[.…]?"),
    ("newsletter", r"(?:sign(?:ing)? up|subscribe|register)\b.{0,120}(?:newsletter|inbox|e-?mails?|alerts?|updates?|briefing|"
        r"digest|daily|weekly|offers?)\b.{0,120}|get (?:the|our|all the)? ?.{0,60}(?:newsletter|inbox|e-?mail alerts?|delivered|"
        r"straight to your)\b.{0,100}|.{0,80}\b(?:delivered|straight|sent|direct(?:ly)?) (?:(?:straight|directly) )?to your "
        r"(?:inbox|phone|email)\b.{0,80}|enter your e-?mail.{0,60}|(?:your )?e-?mail(?: address)?\*?|sign up(?: now| here)?|"
        r"by (?:signing up|subscribing|clicking|submitting|entering).{0,200}|(?:join|follow) (?:us|our|the)\b.{0,80}"
        r"(?:on|channel|whatsapp|telegram|facebook|twitter|community)\b.{0,50}|"
        r"newsletter(?:s| sign[- ]?up)?.{0,40}|abonnieren sie.{0,100}|inscrivez-vous.{0,100}|suscríbe.{0,100}|"
        r"download (?:the|our) .{0,40}\bapp\b.{0,60}|get (?:the|our) .{0,30}\bapp\b.{0,40}|"
        r"(?:thank you|thanks) for (?:signing up|subscribing).{0,60}|invalid email.{0,60}|"
        r"for (?:all )?the latest (?:news|updates|headlines).{0,120}|.{0,60}google news channel.{0,60}"),
    ("cookie or privacy notice", r".{0,100}\b(?:we|this (?:web)?site|this page) uses? cookies\b.{0,300}|accept(?: all)?"
        r"(?: cookies)?|reject(?: all)?|manage (?:cookies|preferences|consent|options|settings)|cookie (?:policy|settings|"
        r"preferences|notice).{0,80}|(?:your )?privacy (?:policy|notice|choices|settings|rights)|"
        r"terms (?:of (?:use|service)|and conditions|& conditions)|.{0,60}\bcookies? (?:on your|to give you|to improve|"
        r"to personali[sz]e).{0,200}|this site is protected by recaptcha.{0,120}|"
        r"do not sell (?:or share )?my .{0,30}|diese (?:web)?seite verwendet cookies.{0,200}"),
    ("subscription notice", r"(?:subscribe|log ?in|sign in|register|upgrade)(?: now| today| here| for free)?"
        r"(?: (?:to|for|from|and)\b.{0,100})?|.{0,60}\b(?:to continue reading|to read (?:the )?(?:full|rest|more)|"
        r"become a (?:subscriber|member|supporter)|already (?:a subscriber|have an account|a member))\b.{0,160}|"
        r"(?:this (?:article|content|story) is (?:for|available to|reserved for|exclusive)|you(?:'|’)ve reached your|you have "
        r"\d+ (?:free )?(?:articles?|stories)).{0,160}|(?:start|try) (?:your|a) .{0,20}(?:free )?trial.{0,100}|"
        r"support (?:our|independent|quality) (?:journalism|reporting|work).{0,200}|my account|log ?out|"
        r"(?:jetzt|hier) (?:abonnieren|anmelden|registrieren).{0,60}|cet article est réservé.{0,120}|"
        r"\d{1,2}% off.{0,80}|cancel any ?time.{0,60}"),
    ("related link", r"(?:read|see|view|watch|listen|click|tap)(?: (?:more|also|here|next|now|all|on|this|the (?:full|whole))"
        r"){1,3}(?:[:…»>→-].{0,200}| (?:from|about|on|at|stories|articles|news|in)\b.{0,100}| (?:story|article))?|"
        r"(?:read|see|watch|related|also|more|don't miss|recommended|must read|live|in pictures|in depth|analysis|opinion|"
        r"explainer|explained|video|gallery|podcast|background|go deeper|related (?:story|stories|article|articles|"
        r"coverage|reading|video))(?: (?:also|more|next|on|here|this|stories))* ?[:»>→|].{3,200}|"
        r"(?:lesen sie (?:auch|mehr|dazu|hier)|mehr zum thema|mehr dazu|lire (?:aussi|également|la suite)|à lire aussi|"
        r"a lire aussi|lea (?:también|más)|leer más|le(?:e|er) también|leggi anche|lees ook|läs även|leia também)\b.{0,200}"),
    ("credits", r"\(?(?:(?:additional |further )?reporting|writing|edit(?:ed|ing)|compiled|translat(?:ed|ion)|produced|"
        r"with (?:additional )?(?:reporting|inputs?|files|contributions?)|written|graphics?) (?:by|from)\b.{2,300}|"
        r".{2,100}\b(?:contributed to this (?:report|story|article)|contributed reporting)\b.{0,120}|"
        r"(?:with )?(?:inputs?|material|files) from .{2,60}|our standards:.{0,100}|(?:mit material von|quelle:|avec) "
        r"(?:dpa|afp|reuters|ap|epd|kna|sid)\b.{0,60}|source ?: ?.{2,60}|(?:quelle|fuente|fonte) ?: ?.{2,60}|"
        r"[-–—(\[]{1,2} ?(?:with )?(?:reuters|afp|ap|dpa|ani|pti|ians|bernama|xinhua|yonhap|agencies|staff|agence france-presse)"
        r"(?: ?[/,&] ?(?:reuters|afp|ap|dpa|agencies))* ?[)\]]?"),
    ("copyright line", r".{0,80}(?:©|\(c\) ?(?:19|20)\d\d|copyright\b ?(?:©|\(c\)|(?:19|20)\d\d|by|notice)).{0,300}|"
        r".{0,160}all rights reserved.{0,200}|.{0,200}may not be (?:published|reproduced|copied|reprinted).{0,200}|"
        r"alle rechte vorbehalten.{0,100}|tous droits réservés.{0,100}|todos los derechos reservados.{0,100}"),
    ("topics", r"(?:(?:related )?(?:topics?|tags?|keywords?|filed under|more on|in this (?:article|story)|themen|"
        r"schlagw(?:o|ö)rte?r?|mots[- ]clés|sujets|etiquetas|temas)) ?:.{0,300}|"
        r"(?:explore more on these topics|related topics|topics|tags|more about|more on this story)"),
    ("page navigation", r"(?:skip to .{0,40}|home|menu|search|close|open menu|back to top|top|next|previous|prev|back|"
        r"(?:next|previous) (?:article|story|post|page)|site ?map|navigation|toggle .{0,30}|show (?:more|less|all)|"
        r"load more|expand|collapse|hide|view (?:gallery|image in fullscreen|comments|all|more|profile|bio)|"
        r"contact(?: us)?|about(?: us)?|help|faqs?|careers|advertise(?: with us)?|feedback|accessibility|live tv|"
        r"watch live|breaking news|latest(?: news)?|trending(?: now)?|play|pause|mute|fullscreen|loading\.*|"
        r"(?:image|photo|slide|video) \d+ of \d+|video player is loading.*|current time.{0,20}|duration.{0,15}|"
        r"(?:report|suggest) (?:a )?(?:typo|correction|an? error).{0,60}|got a (?:tip|question).{0,100}|"
        r"have you (?:seen|got).{0,60}\?|choose (?:your )?(?:edition|language).{0,30}|edition:?|(?:e-?paper|epaper)|"
        r"my (?:news|feed|bookmarks)|startseite|zum inhalt springen|accueil|inicio|portada|weather|jobs|tv ?guide|"
        r"this (?:video|content|browser) (?:can ?not|is not|has been|does not).{0,80}|"
        r"(?:article|story) (?:body|content)|end of .{0,40}|start of .{0,40})"),
)  # fmt: skip

BOXES: tuple[tuple[str, str], ...] = (
    # reason, the heading of a box: it and the headlines after it go, up to the next prose
    ("other stories", r"(?:most (?:read|popular|viewed|shared|commented|watched)|more (?:stories|news|from|in|on|coverage|headlines|"
        r"like this|reading|top stories)|related(?: (?:stories|articles?|news|content|coverage|posts?|links?|reading|topics|"
        r"internet links|video))?|recommended(?: (?:for you|stories|reading|articles))?|you (?:may|might) (?:also )?"
        r"(?:like|be interested in|enjoy)|you(?:'|’)ll also like|also (?:on|in|read|see)|see also|read (?:more|next|also|this next)|"
        r"editor(?:'|’)?s(?:'|’)? picks?|top stories|latest (?:news|stories|headlines|videos?)|trending(?: (?:now|stories|"
        r"topics))?|popular(?: (?:now|stories|posts|articles))?|featured(?: stories| topics)?|must[- ]reads?|don(?:'|’)t miss|"
        r"elsewhere on .{2,30}|around the web|from (?:around|our|the) (?:web|partners|archive).{0,20}|up next|what to read next|"
        r"(?:today(?:'|’)s )?headlines|other (?:stories|news|articles)|in other news|on our radar|"
        r"more on this story|key (?:stories|reads)|find out more|"
        r"meistgelesen|mehr zum thema|auch interessant|das könnte sie (?:auch )?interessieren|weitere (?:artikel|meldungen)|"
        r"les plus lus|à lire aussi|sur le même sujet|lo más (?:leído|visto)|más noticias|noticias relacionadas|"
        r"te puede interesar|i più letti)\b.{0,40}"),
)  # fmt: skip

COMMENTS = (
    r"(?:\d[\d.,]* |view |show |all |read |see )*(?:reader )?comments? ?(?:\(\d[\d.,]*\)|[:·|-]? ?\d[\d.,]*)?|"
    r"(?:leave|post|write|add) a (?:comment|reply).{0,40}|join the (?:conversation|discussion|debate)|"
    r"(?:comments|discussion) (?:are|is|section|policy).{0,60}|(?:what do you think|have your say)\b.{0,60}|"
    r"(?:kommentare?|leserkommentare|commentaires|comentarios|commenti|reacties)(?: ?\(?\d*\)?)?|responses? \(\d+\)"
)
"""The heading of the readers' comments: after the story all that follows is theirs."""

LONGEST = 400
"""Characters; no furniture is longer, and prose is not worth the matching."""

_DECORATION = re.compile(r"^[\s\-–—*•·|»>→▶►▸#+✉☰\[(]+|[\s\-–—*•·|»>→▶►▸\])✉]+$")  # "» Print «"


@cache
def _compiled(table: tuple[tuple[str, str], ...]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((reason, re.compile(rf"(?:{pattern})[.!:…]?", re.I | re.S)) for reason, pattern in table)


def _match(text: str, table: tuple[tuple[str, str], ...]) -> str:
    if len(text) > LONGEST:
        return ""
    bare = _DECORATION.sub("", text)
    if not bare:
        return "ornament"
    for reason, pattern in _compiled(table):
        if pattern.fullmatch(text.strip()) or pattern.fullmatch(bare):
            return reason
    return ""


def why_furniture(text: str) -> str:
    """The reason to cut this line wherever it stands; empty for a line of the story."""
    return _match(text, LINES)


def why_box(text: str) -> str:
    """The reason to cut what follows this heading, up to the next prose; empty for no such heading."""
    return _match(text, BOXES) if length(text) <= 8 else ""


@cache
def _comments() -> re.Pattern[str]:
    return re.compile(COMMENTS, re.I)


def opens_comments(text: str) -> bool:
    """Whether the line is the heading of the readers' comments."""
    return length(text) <= 8 and any(map(_comments().fullmatch, (text.strip(), _DECORATION.sub("", text))))

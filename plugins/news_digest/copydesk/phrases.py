"""The phrases by which page furniture is known, one a line; whole lines, in small letters."""

from __future__ import annotations

SITES = (
    r"facebook|twitter|x|whats ?app|linked ?in|reddit|pinterest|tumblr|telegram|messenger|instagram|google\+|"
    r"flipboard|e-?mail|mail|sns|line|kakao ?talk|wechat|weibo|threads|bluesky|mastodon|pocket|xing|copy (?:the )?link|"
    r"copied|link|print|sms|more|rss|youtube|tiktok|podcasts?"
)

LINES: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "print or share link",
        (
            rf"(?:print|e-?mail|share|save|bookmark|download)(?: (?:this|the))?(?: (?:post|article|"
            rf"story|page|item|on|via|with|now|icon|for later))*(?: (?:to|by))?(?: (?:{SITES}|"
            rf"friends?))?",
            rf"(?:(?:share|tweet|post|pin|send|follow(?: us)?|like)(?: this)?(?: (?:on|via|by|to|"
            rf"with))? )?(?:{SITES})(?:[\s,|/·•]+(?:and )?(?:{SITES}))*",
            r"(?:share|tweet|shares|retweet|pin it|like|follow(?: us| me)?|subscribe|"
            r"gift(?: this)? article|give(?: this)? article|copy (?:link|url)|link copied!?|"
            r"share options|share full article|share this(?: article| story| page)? ?(?:with .{0,30}|"
            r"[:…].{0,60})?|\d[\d.,]*k? shares?|listen(?: to (?:this )?article)?(?: \d+ min(?:utes?)?)"
            r"?|text size|font size|a ?a ?a|a[+-]( a[+-])*|read aloud|add (?:us |bbc )?(?:on|"
            r"as .{0,30}) ?google|read later|save for later|drucken|teilen|merken|imprimer|partager|"
            r"partagez.{0,40}|imprimir|compartir|stampa|condividi)",
        ),
    ),
    (
        "print or share link",
        (
            r"change (?:text |font )?size",
            r"(?:recommend|tweet)s?(?: \d+)?|(?:e-?mail|print|save) (?:story|article|page)",
            r"jump to comments.{0,20}",
            r"(?:comments?|kommentare?) \d[\d.,]*",
            r"add to your saved stories",
            r"send(?: this)?(?: (?:article|story|page|link))?(?: to (?:a )?friends?)?",
            r"(?:envoyer|enviar|senden|per mail)(?: (?:par|por|per))?(?: e-?mail| mail| correo)?",
            r"(?:artikel|seite) (?:drucken|teilen|merken|versenden)",
        ),
    ),
    ("address of the page", (r"https?://\S+",)),
    (
        "note of the page on its age",
        (
            r"this (?:article|story|page) is (?:more|over) than .{2,20} old",
            r"this article was (?:first )?published .{2,60}",
        ),
    ),
    (
        "counter",
        (
            r"(?:view |read |show |see )?(?:all )?\d[\d.,]*k? ?(?:comments?|shares?|views?|likes?|"
            r"reads?)",
            r"\d+ ?[- ]?min(?:ute)?s?(?: read| lesezeit)?",
            r"reading time:? .{0,15}",
            r"lesezeit:? .{0,15}",
            r"\d+/\d+",
            r"temps de lecture.{0,15}",
            r"estimated reading time.{0,20}",
            r"\d+ of \d+",
        ),
    ),
    (
        "advertisement",
        (
            r"skip past .{3,60}",
            r"(?:please )?(?:enable|turn on|disable|turn off|allow) .{0,30}"
            r"(?:cookies|javascript|ad ?block(?:er)?).{0,80}",
            r"javascript (?:is|must be) .{3,60}",
            r"(?:continue reading (?:below|after).{0,40}|story continues (?:below|after).{0,40}|"
            r"(?:article|story|text) continues (?:below|after).{0,40}|scroll (?:down )?(?:to|"
            r"for) (?:continue|more).{0,40}|after (?:the )?(?:ad|advert|promotion|"
            r"newsletter promotion)\b.{0,30}|(?:skip )?ad(?:vert(?:isement|ising)?)?s?(?: feedback)?|"
            r"sponsored(?: content)?|promoted(?: content)?|anzeige|werbung|publicité|publicidad|"
            r"pubblicità|remove ads|why you'?re seeing this ad|report this ad|paid (?:post|"
            r"content))[.…]?",
        ),
    ),
    (
        "newsletter",
        (
            r"(?:sign(?:ing)? up|subscribe|register)\b.{0,120}(?:newsletter|inbox|e-?mails?|alerts?|"
            r"updates?|briefing|digest|daily|weekly|offers?)\b.{0,120}",
            r"get (?:the|our|all the)? ?.{0,60}(?:newsletter|inbox|e-?mail alerts?|delivered|"
            r"straight to your)\b.{0,100}",
            r".{0,80}\b(?:delivered|straight|sent|direct(?:ly)?) (?:(?:straight|"
            r"directly) )?to your (?:inbox|phone|email)\b.{0,80}",
            r"enter your e-?mail.{0,60}",
            r"(?:your )?e-?mail(?: address)?\*?",
            r"sign up(?: now| here)?",
            r"by (?:signing up|subscribing|clicking|submitting|entering).{0,200}",
            r"(?:join|follow) (?:us|our|the)\b.{0,80}(?:on|channel|whatsapp|telegram|facebook|twitter|"
            r"community)\b.{0,50}",
            r"newsletter(?:s| sign[- ]?up)?.{0,40}",
            r"newsletters? ?[:|].{0,160}",
            r"abonnieren sie.{0,100}",
            r"inscrivez-vous.{0,100}",
            r"suscríbe.{0,100}",
            r"download (?:the|our) .{0,40}\bapp\b.{0,60}",
            r"get (?:the|our) .{0,30}\bapp\b.{0,40}",
            r"you(?:'|’)?(?: a|’)?re receiving this .{3,200}",
            r"(?:view|read) (?:this|it) (?:e-?mail |newsletter |message |issue )?(?:in your|online).{0,60}",
            r"unsubscribe.{0,120}",
            r"by registering.{3,200}",
            r"(?:all |your )?comments (?:have to|must|should|will|may not) .{3,330}",
            r"your e-?mail address will not .{3,80}",
            r"view more newsletters?",
            r"sign up (?:to|for) .{2,60}",
            r"(?:(?:free|daily|weekly|morning|evening) )+(?:newsletter|briefing).{0,40}",
            r"privacy notice:.{0,300}",
            r"get it (?:sent|delivered).{0,80}",
            r"(?:thank you|thanks) for (?:signing up|subscribing).{0,60}",
            r"invalid email.{0,60}",
            r"for (?:all )?the latest (?:(?:breaking )?news|updates|headlines|stories).{0,120}",
            r"follow .{2,60}? on (?:twitter|facebook|instagram|youtube|whatsapp|telegram|tiktok)\b.{0,260}",
            r"(?:never|don['’]t) miss .{2,80}\b(?:newsletters?|inbox|sign(?:ing)? up|subscrib(?:e|ing))\b.{0,60}",
            r"[^.?!]{8,80}\? (?:sign up|subscribe|register|join us) (?:here|now|today)",
            r".{0,60}google news channel.{0,60}",
        ),
    ),
    (
        "cookie or privacy notice",
        (
            r".{0,100}\b(?:we|this (?:web)?site|this page) uses? cookies\b.{0,300}",
            r"accept(?: all)?(?: cookies)?",
            r"reject(?: all)?",
            r"manage (?:cookies|preferences|consent|options|settings)",
            r"cookie (?:policy|settings|preferences|notice).{0,80}",
            r"(?:your )?privacy (?:policy|notice|choices|settings|rights)",
            r"terms (?:of (?:use|service)|and conditions|& conditions)",
            r".{0,60}\bcookies? (?:on your|to give you|to improve|to personali[sz]e).{0,200}",
            r"this site is protected by recaptcha.{0,120}",
            r"do not sell (?:or share )?my .{0,30}",
            r"diese (?:web)?seite verwendet cookies.{0,200}",
        ),
    ),
    (
        "subscription notice",
        (
            r"(?:subscribe|log ?in|sign in|register|upgrade)(?: now| today| here| for free)?(?: (?:to|"
            r"for|from|and)\b.{0,100})?",
            r".{0,60}\b(?:to continue reading|to read (?:the )?(?:full|rest|more)|"
            r"become a (?:subscriber|member|supporter)|already (?:a subscriber|have an account|"
            r"a member))\b.{0,160}",
            r"(?:this (?:article|content|story) is (?:for|available to|reserved for|exclusive)|"
            r"you(?:'|’)ve reached your|you have \d+ (?:free )?(?:articles?|stories)).{0,160}",
            r"(?:start|try) (?:your|a) .{0,20}(?:free )?trial.{0,100}",
            r"support (?:our|independent|quality) (?:journalism|reporting|work).{0,200}",
            r"my account",
            r"log ?out",
            r"(?:jetzt|hier) (?:abonnieren|anmelden|registrieren).{0,60}",
            r"cet article est réservé.{0,120}",
            r"\d{1,2}% off.{0,80}",
            r"cancel any ?time.{0,60}",
        ),
    ),
    (
        "related link",
        (
            r"more (?:by this author|to read|for you|from this author)",
            r"\[[^\]]{8,120}[^\].!?]\]",
            r"(?:read|see|view|watch|listen|click|tap)(?: (?:more|also|here|next|now|all|on|this|"
            r"the (?:full|whole))){1,3}(?:[:…»>→-].{0,200}| (?:from|about|on|at|stories|articles|news|"
            r"in)\b.{0,100}| (?:story|article))?",
            r"(?:read|see|watch|related|also|more|don't miss|recommended|must read|live|in pictures|"
            r"in depth|analysis|opinion|explainer|explained|video|gallery|podcast|background|"
            r"go deeper|related (?:story|stories|article|articles|coverage|reading|video))(?: (?:also|"
            r"read|more|next|on|here|this|stories))* ?[:»>→|].{3,200}",
            r"(?:lesen sie (?:auch|mehr|dazu|hier)|mehr zum thema|mehr dazu|lire (?:aussi|également|"
            r"la suite)|à lire aussi|a lire aussi|lea (?:también|más)|leer más|le(?:e|er) también|"
            r"leggi anche|lees ook|läs även|leia também)\b.{0,200}",
        ),
    ),
    (
        "credits",
        (
            r"\((?:(?:additional |further )?reporting|writing|edit(?:ed|ing)|compiled|translat(?:ed|ion)|"
            r"produced|with (?:additional )?(?:reporting|inputs?|files|contributions?)|written|"
            r"graphics?) (?:by|from)\b.{2,300}",
            r"(?:(?:additional |further )?reporting|writing|edit(?:ed|ing)|compiled|translat(?:ed|ion)|"
            r"with (?:additional )?reporting|graphics?) by\b.{2,120}",
            r".{2,100}\b(?:contributed to this (?:report|story|article)|"
            r"contributed reporting)\b.{0,120}",
            r"(?:with )?(?:inputs?|material|files) from .{2,60}",
            r"our standards:.{0,100}",
            r"\(?attn: .{3,300}",
            r"\(?end\)?",
            r"(?:e-?mail: ?|contact:? )?\S+@[\w.-]+\.\w+",
            r"a version of this (?:article|story) (?:appears|appeared|ran) .{3,300}",
            r"this (?:article|story) (?:first |originally )?(?:appeared|was published) (?:in|on|by) .{3,200}",
            r"(?:mit material von|quelle:|avec) (?:dpa|afp|reuters|ap|epd|kna|sid)\b.{0,60}",
            r"source ?: ?.{2,60}",
            r"(?:quelle|fuente|fonte) ?: ?.{2,60}",
            r"[-–—(\[]{1,2} ?(?:with )?(?:reuters|afp|ap|dpa|ani|pti|ians|bernama|xinhua|yonhap|"
            r"agencies|staff|agence france-presse)(?: ?[/,&] ?(?:reuters|afp|ap|dpa|"
            r"agencies))* ?[)\]]?",
        ),
    ),
    (
        "copyright line",
        (
            r".{0,80}(?:©|\(c\) ?(?:19|20)\d\d|copyright\b ?(?:©|\(c\)|(?:19|20)\d\d|by|"
            r"notice)).{0,300}",
            r".{0,160}all rights reserved.{0,200}",
            r".{0,200}may not be (?:published|reproduced|copied|reprinted).{0,200}",
            r"alle rechte vorbehalten.{0,100}",
            r"tous droits réservés.{0,100}",
            r"todos los derechos reservados.{0,100}",
        ),
    ),
    (
        "topics",
        (
            r"(?:(?:related )?(?:topics?|tags?|keywords?|filed under|more on|in this (?:article|"
            r"story)|themen|"
            r"archivado en|archiviato in|schlagw(?:o|ö)rte?r?|mots[- ]clés|sujets|etiquetas|temas)) ?:.{0,300}",
            r"(?:explore more on these topics|related topics|topics|tags|more about|"
            r"more on this story)",
        ),
    ),
    (
        "page navigation",
        (
            r"(?:skip to .{0,40}|home|menu|search|close|open menu|back to top|top|next|previous|prev|"
            r"back|(?:next|previous) (?:article|story|post|page)|site ?map|navigation|toggle .{0,30}|"
            r"show (?:more|less|all)|load more|expand|collapse|hide|view (?:gallery|"
            r"image in fullscreen|comments|all|more|profile|bio)|contact(?: us)?|about(?: us)?|help|"
            r"faqs?|careers|advertise(?: with us)?|feedback|accessibility|live tv|watch live|"
            r"breaking news|latest(?: news)?|trending(?: now)?|play|pause|mute|fullscreen|loading\.*|"
            r"(?:image|photo|slide|video) \d+ of \d+|video player is loading.*|"
            r"to (?:play|watch|view) this (?:video|content|audio),? .{0,120}|current time.{0,20}|"
            r"duration.{0,15}|(?:report|suggest) (?:a )?(?:typo|correction|an? error).{0,60}|"
            r"got a (?:tip|question).{0,100}|have you (?:seen|got).{0,60}\?|"
            r"choose (?:your )?(?:edition|language).{0,30}|edition:?|(?:e-?paper|epaper)|my (?:news|"
            r"feed|bookmarks)|startseite|zum inhalt springen|accueil|inicio|portada|weather|jobs|"
            r"tv ?guide|this (?:video|content|browser) (?:can ?not|is not|has been|does not).{0,80}|"
            r"(?:article|story) (?:body|content)|end of .{0,40}|start of .{0,40})",
        ),
    ),
)  # fmt: skip
"""A line to cut wherever it stands: the reason, and what such lines look like."""

WITHIN = (
    "to your ", "google news channel", "cookie", "to continue reading", "to read ", "become a ", "already ",
    "contributed ", "©", "(c)", "copyright", "all rights reserved", "may not be ",
)  # fmt: skip
"""What a line holds one of where a phrase that other words may precede (`.{0,80}...`) stands in it."""

BOXES: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "other stories",
        (
            r"(?:most (?:read|popular|viewed|shared|commented|watched)|more (?:stories|news|from|in|"
            r"on|coverage|headlines|like this|reading|top stories)|related(?: (?:stories|articles?|"
            r"news|content|coverage|posts?|links?|reading|topics|internet links|video))?|"
            r"recommended(?: (?:for you|stories|reading|articles))?|you (?:may|"
            r"might) (?:also )?(?:like|be interested in|enjoy)|you(?:'|’)ll also like|also (?:on|in|"
            r"read|see)|see also|read (?:more|next|also|this next)|editor(?:'|’)?s(?:'|’)? picks?|"
            r"top stories|latest (?:news|stories|headlines|videos?)|trending(?: (?:now|stories|"
            r"topics))?|popular(?: (?:now|stories|posts|articles))?|featured(?: stories| topics)?|"
            r"must[- ]reads?|don(?:'|’)t miss|elsewhere on .{2,30}|around the web|from (?:around|our|"
            r"the) (?:web|partners|archive).{0,20}|up next|what to read next|(?:today(?:'|"
            r"’)s )?headlines|other (?:stories|news|articles)|in other news|on our radar|"
            r"more on this story|key (?:stories|reads)|find out more|meistgelesen|mehr zum thema|"
            r"auch interessant|das könnte sie (?:auch )?interessieren|weitere (?:artikel|meldungen)|"
            r"les plus lus|à lire aussi|sur le même sujet|lo más (?:leído|visto)|más noticias|"
            r"noticias relacionadas|te puede interesar|i più letti|more to read|more for you|other articles by|"
            r"more by|more articles by|lesen sie auch|lire aussi|"
            r"lea también|leggi anche)\b[^:]{0,40}:?",
        ),
    ),
)  # fmt: skip
"""The heading of a box: it goes, and with it the headlines that follow, up to the next prose."""

COMMENTS = (
    r"(?:\d[\d.,]* |view |show |all |read |see )*(?:reader )?comments? ?(?:\(\d[\d.,]*\)|[:·|"
    r"-]? ?\d[\d.,]*)?",
    r"(?:leave|post|write|add) a (?:comment|reply).{0,40}",
    r"join the (?:conversation|discussion|debate)",
    r"(?:comments|discussion) (?:are|is|section|policy).{0,60}",
    r"(?:what do you think|have your say)\b.{0,60}",
    r"(?:kommentare?|leserkommentare|commentaires|comentarios|commenti|reacties)(?: ?\(?\d*\)?)?",
    r"responses? \(\d+\)",
)  # fmt: skip
"""The heading of the readers' comments: after the story all that follows is theirs."""

"""How English says that something was or will be done; acts_said.py reads with these expressions.

Each is for a text in small letters with plain apostrophes.
"""

from __future__ import annotations

import re

_CHANGED = (
    "changed|updated|adjusted|modified|moved|shifted|swapped|switched|replaced|removed|added|lowered|raised|reduced|increased|"
    "dropped|shortened|lengthened|extended|rescheduled|postponed|restored|undone|reset|set|tweaked|edited|applied|bumped|trimmed|"
    "corrected|fixed|recalculated|halved|doubled|eased|softened|scaled|delayed|advanced|simplified|rearranged|redone"
)
_KEPT = (
    "logged|saved|recorded|noted|written (?:it|that|this|them) down|written down|stored|entered|marked|ticked|unlocked|unblocked|"
    "lifted|opened(?! your (?:plan|log|week|history)\\b)|cleared|approved|deleted|erased|cancell?ed|scheduled|booked|sent|"
    "e-?mailed|messaged|notified|informed|contacted|"
    "alerted|ordered(?! (?:them|these|the \\w+) by)|registered|forwarded|activated|deactivated|enabled|disabled|started|stopped|"
    "paused|connected|paired|linked|"
    "synced|signed|wiped|purged|uploaded|exported|imported|shared|mailed|enrolled|signed up|reserved|refunded|overridden|waived|"
    "flagged|arranged|"
    "confirmed|calibrated|restarted"
)
_TO_DO = (
    "log|save|record|note(?! (?:one|that|how)\\b)|store|unlock|unblock|lift|delete|erase|cancel|schedule|book|send|e-?mail|"
    "message|notify|inform|contact|"
    "alert|remind(?! you (?:that|why|how)\\b)|call(?! (?:it|this|that)\\b)|forward|activate|enable|disable|"
    "let your(?! (?:body|numbers|figures))"
)
_TO_CHANGE = (
    "change|update|adjust|modify|move|shift|swap|switch|replace|remove|add(?! (?:just|one|some|two|that|only|a word)\\b)|lower|"
    "raise|"
    "reduce|increase|drop|shorten|lengthen|extend|reschedule|postpone|restore|undo|reset|set(?! out\\b)|tweak|edit|apply|bump|trim"
)
_CHANGING = (
    "changing|updating|adjusting|modifying|moving|shifting|swapping|switching|replacing|removing|adding|lowering|raising|reducing|"
    "increasing|dropping|shortening|rescheduling|postponing|restoring|undoing|resetting|setting|tweaking|editing|applying"
)
_DOING = (
    "logging|saving|recording|storing|unlocking|unblocking|lifting|deleting|erasing|cancell?ing|scheduling|booking|sending|"
    "e-?mailing|messaging|notifying|informing|contacting|alerting|calling|forwarding"
)
_LOOKED = (
    "looked|checked|noticed|compared|used|based|counted|considered|reviewed|calculated|computed|estimated|averaged|summed|"
    "analy[sz]ed|mentioned|explained|described|listed|answered|summari[sz]ed|hoped|wanted|wished|needed|assumed|believed|learned|"
    "liked|loved|tried|missed|discussed|talked|promised|agreed with you|suggested|recommended|advised|proposed|meant|focused|"
    "relied|referred|pointed|limited|detailed|mixed|related|need|feed|indeed|asked you|showed|received|treated|worked|picked up|"
    "misunderstood|failed|realised|realized|started with|called (?:it|that|this)|guessed|searched|queried|examined|gathered|"
    "collected|retrieved|fetched|skimmed|scanned|studied|translated|interpreted|inferred|deduced|observed|spotted|identified|"
    "highlighted|sorted (?:them|these|the \\w+) by|ordered (?:them|these|the \\w+) by|skipped (?:the )?(?:days|nights|details)|"
    "managed to (?:find|see|read|count|compare|look|spot|tell|work out)|"
    "pulled (?:up|your|this|these)|loaded your (?:plan|log|week)|opened your (?:plan|log|week|history)|rounded"
)
"""What a model may say that it did: it looked, thought and spoke (and words that only end like a past)."""
_IRREGULAR = (
    "sent|wrote|written|built|spoken|spoke|told your|let your|rang|rung|drew|drawn|overrode|overridden|withdrew|withdrawn|undid|"
    "took care|taken care|undone|begun|began|bought|paid|shut|got you|got your(?! (?:\\w+ )?(?:sleep|week|figures|numbers|data|log|"
    "history|question|message))|gotten|got rid|held off|threw|thrown|did (?:it|that|this|so)|done (?:it|that|this|so)|"
    "(?:did|done) (?:the|your) (?:update|change|edit|swap|move)|ran (?:the|your) (?:adaptation|update|change|command|plan)"
)
_TO_SAY = (
    "be|explain|tell you|say|answer|show|give|try|keep|walk|help|summari[sz]e|list|use|stay|stick|assume|need|start|break|repeat|"
    "look|check|compare|go (?:through|over|with|by|on|into)|have|not|never|point|mention|describe|wait|admit|focus|respect|support|"
    "guide|talk|speak|base|see|read|do (?:my|what)|take|put|make|hold|add (?:that|one|only|a word)|note that|note your|know|"
    "clarify|think|find|share|pull|remind you (?:that|of|why|how)|leave|ask you|ask a|ask what|count|quote|turn to|turn now|say|"
    "gladly|happily|always|trust|work|follow|concentrate|wish|suggest|recommend|rephrase|cover|begin|bring|cut|push|outline|"
    "illustrate|understand|stop|believe|let (?:you|the)|skip (?:the|over|that|what)|rely|refer|highlight|lay out|set out|"
    "remind you (?:that|why|how)|call (?:it|this|that)|flag (?:one|that)|add (?:just|some|two)|note (?:one|how)"
)
"""What a model may say that it will do; verbs of many meanings (put, cut, take) are judged with what they are done to."""
_SAYING = (
    "looking|seeing|reading|checking|using|talking|speaking|thinking|hoping|guessing|assuming|referring|trying|being|going|basing|"
    "comparing|considering|having|getting|suggesting|recommending|asking you|asking because|telling you|saying|explaining|"
    "answering|missing|lacking|wondering|pointing|keeping|working|counting|judging|following|taking|leaving|relying|willing|"
    "nothing|something|aiming|rooting|cheering|listening|describing|quoting|sticking|staying|focusing|wishing|giving|drawing on|"
    "simply|not|learning|pulling (?:this|these|that|your)|showing|noting|holding back|including (?:only|what|the|rest)|picking up|"
    "finding|reviewing|searching|gathering|inferring|highlighting|observing|studying"
)
_OF_THE_LOG = "logged|recorded|noted|entered|marked|saved|stored|registered|scheduled"  # by the athlete, too: "three were logged"
_SEEN = "noted|marked|recorded|entered"  # "I've noted that you slept badly": a look at it, nothing kept
_OURS = (
    "plan|plans|programme|program|workout|workouts|session|sessions|training|set|sets|target|targets|goal|goals|weight|load|loads|"
    "meal|meals|note|log|profile|setting|settings|form|clearance|account|lock|locks|change|changes|request|entry|week|schedule|"
    "exercise|exercises|reminder|reminders|limit|limits|restriction|rule|day|zone|zones|baseline|alarm|timer|appointment|watch|"
    "strap|sensor|mask|record|records|history|report|units|subscription|membership|ceiling|flag"
)
_NAMED = (
    "plan|programme|program|session|workout|target|goal|profile|lock|lockout|restriction|limit|rule|reminder|reminders|rest day|"
    "watch|strap|sensor|schedule|deload|long run|alarm|flag|block|ceiling|goal weight|zones|units"
)
"""Things whose state nothing but an act changes, unlike a weight or a pulse."""
_MESSAGE = "e-?mail|message|text|note|report|notification|alert|copy|file|summary|request|confirmation|reminder|call"
_HELPERS = "coach|trainer|doctor|gp|physio|clinician|family|emergency services|ambulance|someone|help"
_DAY = r"(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|today|tomorrow)"
_EDIT = r"(?:changes?|updates?|edits?|tweaks?|adjustments?|swaps?|moves?)"
_OH = r"(?:presto|voila|ta-?da|boom|poof|bam|there|bingo|success|duly|already|easy|done|ok|okay|yes|sure|great)"
_HURRIED = r"(?:(?:\w+ly|just|now|already|also|then|gone ahead and|went ahead and) )*"
_YOURS = r"(?:your|the|a|an|it|that|this|them|everything|all of)"
_SIDE = r"(?:easier|harder|shorter|longer|lighter|heavier|gentler|simpler)"


def _ways(done: str, to_do: str, doing: str) -> str:
    mine = r"\b(?:i|we|milo)(?:'ve| have| had| has|'d(?! (?:set|reset|put|cut|let)\b))? "
    hurried = r"(?: (?:now|just|already|all|also|been|\w+ly))*"
    others = re.sub(rf"\b(?:{_OF_THE_LOG})\|", "", done)
    kept = re.sub(rf"\b({_SEEN})(?=\||$)", r"\1(?! (?:that|your|how|in|from)\\b)", done)
    going = r"(?:'ll| will| am going to|'m going to| are going to|'re going to)"
    well = r"(?:all|ok|okay|great|sure|yes|alright|perfect|now|just|already|successfully)"
    return "|".join(
        [
            rf"{mine}{_HURRIED}(?:{kept})\b(?! (?:of|out) )",
            rf"\b(?:{_OURS})(?: for \w+)?(?:'s| is| has){hurried} (?:{done})\b(?! (?:up|since|so far)\b)",
            rf"\b(?:{_OURS})(?: for \w+)?(?: are| was| were| got| have){hurried} (?:{others})\b(?! (?:up|from your|by your)\b)",
            rf"\b(?:it|that|this|everything|all)(?:'s| is| are| has| have){hurried} (?:{done})\b(?! (?:a|an|by)\b)",
            rf"\b(?:i|we){going}(?: (?:now|just|also|quickly|go ahead and))* (?:{to_do})\b",
            rf"\blet me (?:(?:now|just|quickly|go ahead and) )*(?:{to_do}) {_YOURS}\b",
            rf"\b(?:i'm|i am|we're|we are)(?: (?:now|just|also|\w+ly))* (?:{doing})\b",
            # "Set your feet wide" asks; the others, at the start of a sentence, tell.
            rf"(?:^|[.!?\n:] ?)(?:{well}[,!]? )*(?!set )(?:{done})\b"
            r"(?= (?:your|the|my|it|that|this|everything|to|from|for you|onto|into|successfully|and (?:\w+ed|sent))\b|[.!,:;]|$)",
        ]
    )


def kept() -> str:
    """Ways to say that something was kept, sent, unlocked or made for the athlete; to explain a change, none is needed."""
    mine = rf"\b(?:i|we)(?:'ve|'d(?! let\b)| have| had)? {_HURRIED}"
    going = r"\b(?:i'll|i will|i shall|i'm going to|i am going to|i'm about to|let me)"
    opened = r"(?:okay|ok|sure|alright|all right|right|got it|of course|great|understood|no problem|perfect|yes)[,.!:]+ "
    told = "told|informed|notified|called|alerted|contacted|aware|on (?:the|its|their) way"
    return "|".join(
        [
            _ways(_KEPT, _TO_DO, _DOING),
            rf"{mine}(?:let|told|asked|called|phoned|rung|rang|texted) (?:your|the|a|an|{_HELPERS})\b(?! \w+ you)",
            r"\bdata (?:is|are|was|were|has been|have been) (?:\w+ly )?(?:deleted|erased|sent|shared|removed)\b",
            # A model does nothing: what it says that it did, does or will do is an act, but for looking, thinking and speaking.
            rf"{mine}(?!(?:{_LOOKED}|{_SEEN}|{_CHANGED}|turned|pushed|asked|called)\b)(?:\w{{2,}}ed|{_IRREGULAR})\b",
            rf"{going}(?: (?:now|just|also|quickly|go ahead and|then|first|gladly|happily|(?!rely)\w+ly))* "
            rf"(?!(?:{_TO_SAY}|{_TO_CHANGE}|now|just|also|quickly|then|first|go|\w+ly)\b)\w{{2,}}\b",
            rf"{going}(?: (?:now|just|also|go ahead and))* (?:share|pass|send|give|show) (?:it|this|that|them|your \w+|the \w+) "
            rf"(?:on|over|along|to|with) (?:to |with )?(?:your|the|dr)\b",
            rf"{going}(?: (?:now|just|also))* (?:make a (?:note|record|booking|reservation|call)|take (?:a )?note|get (?:it|that) "
            rf"done|"
            r"take care of|put you (?:on|in|down)|see to it|make sure (?:your|the))\b",
            rf"\bi(?:'m| am)(?: (?:now|just|also|\w+ly))* (?!(?:{_SAYING}|{_CHANGING})\b)\w{{2,}}ing\b",
            r"\bi(?:'m| am) (?:already |right )?on it\b",
            r"\b(?:has|have) (?:now |just |already )*been (?:unlocked|unblocked|lifted|deleted|cancell?ed|approved)\b",
            r"\bi (?:hereby \w+|now declare|approve|authori[sz]e|grant|permit|allow you|clear you|unlock|cancel|book|waive)\b",
            rf"\b(?:while|whilst|as) i (?!(?:{_TO_SAY}|said|see|can|could|am|was|would|did|do|understand|will|may)\b)[a-z]{{2,}}\b"
            rf"(?= {_YOURS}\b)",
            rf"(?:^|[.!?\n] ?)(?:{opened})*(?:just |already )?(?:went|gone|took the liberty|taken the liberty|taken care of)\b"
            r"(?= ahead| of|[.!,])",
            rf"(?:^|[.!?\n] ?){opened}(?:(?:now|just) )?(?:{_DOING}|{_CHANGING})\b"
            r"(?![^.!?\n]*\b(?:is|are|would|will|may|can|could|might|helps?|makes?|gives?|keeps?|lets?)\b)",
            rf"(?:^|[.!?\n] ?)(?:{_DOING}|{_CHANGING}) (?:your|the|it|that|this|a|an)\b"
            r"(?![^.!?\n]*\b(?:is|are|would|will|may|can|could|might|helps?|makes?|gives?|keeps?|lets?)\b)"
            r"(?=[^.!?\n]*(?:\bnow\b|for you\b|\.\.\.|\u2026))",
            rf"\b(?:{_HELPERS}) and i\b(?! (?:can|could|don't|would))",
            rf"\b(?:{_HELPERS}) (?:will be|is being|are being|will get|gets) (?:\w+ly |now )?(?:{told}|sent|e-?mailed|messaged|"
            rf"copied)\b",
            rf"\b(?:{_HELPERS}) (?:now |already )?knows?\b(?: now| about|[.!])",
            rf"\b(?:{_HELPERS}) will (?:\w+ly )?(?:call|contact|write|text|message|e-?mail|get (?:in touch|back)|reach out|see "
            rf"you|be in)\b",
            r"\b(?:i'll|i will|i'm going to) (?:(?:now|just|also) )*(?:have|get) (?:your|the|it|that|this|someone|somebody|a|an)\b"
            r"(?! (?:look|idea|sense|feel))",
            rf"{mine}(?:had|got) (?:your|the|it|that) (?:\w+ ){{0,2}}(?:{_KEPT}|{_CHANGED}|done)\b",
            r"\bi(?:'ve| have)(?: got)? (?:you|your|the|it|that) (?:\w+ ){0,2}down (?:for|as|in|on)\b",
            rf"\b(?:expect|watch for|look out for) (?:a|an|the|your) (?:\w+ )?(?:{_MESSAGE})\b",
            rf"\b(?:from (?:now on|today|tomorrow)(?: on)?|as of (?:now|today)),? (?:your|the) (?:\w+ )?(?:{_NAMED}) (?:is|are|"
            rf"will be)\b",
            rf"\b(?:{_NAMED}) (?:is|are|will be) [^.!?\n]{{1,30}} (?:from (?:now on|today)|as of (?:now|today))\b",
            r"\b(?:has|have) (?:(?:now|just|already) )*been (?:passed|handed|forwarded|taken|put|sent) (?:on|along|over|out|off|"
            r"away|in|down)\b",
            rf"\b(?:{_MESSAGE})(?: \w+)? (?:is|has|have|are|went|was|will be)(?: now| just| already)* "
            r"(?:on (?:its|the|their) way|gone out|going out|out to|been sent|off to|sent|waiting in)\b",
            rf"\byou(?:'ll| will|'ve| have)(?: (?:now|soon|also|just))* (?:get|receive|got|been sent) (?:a|an|the|your) (?:\w+ )?"
            rf"(?:{_MESSAGE})\b(?![^.!?\n]* if you)",
            r"\byou(?:'re| are|'ve been| have been)(?: (?:now|all|already|officially))* (?:booked|enrolled|signed up|registered|"
            r"subscribed|added|moved to|switched to|put (?:on|down)|upgraded)\b",
            r"\byou(?:'re| are) (?:now|officially) (?:on (?:the|a|your)|free to|allowed|permitted|able to|set up)\b",
            rf"(?:^|[.!?\n] ?)(?:{opened})?(?:(?:your|the|new|\w+) )?(?:recording|timer|reminder|alarm|session|workout|plan|"
            rf"permission|"
            r"change|request|limit|lock|access|appointment|message|report|e-?mail|goal|target|clearance|restriction|update|run|"
            r"set|entry) "
            rf"(?:{_KEPT}|{_CHANGED}|granted|given|made|created|done|in place)(?=[.!,;]| for (?:you|tomorrow|\d)| and\b| to\b|$)",
            r"\b(?:is|are) (?:now )?unlocked(?: now| again| for you)",
            r"\b(?:is|are|has been) (?:all )?(?:taken care of|sorted|dealt with|handled)\b(?! by)",
            rf"\b(?:{_NAMED}) (?:is|are|has|have)(?: now| just| all)* (?:gone|off(?= now|[.!,;]| for|$)|live|active|in effect|in "
            rf"force|no longer|out of the way)\b",
            rf"\b(?:{_NAMED}) (?:is|are|has|runs|starts|includes)(?: \w+)? now\b(?!,? (?:in|week|only|just|about|the same|\d+ \w+ "
            rf"away)\b)",
            rf"\b(?:{_NAMED}) now (?:is(?! the same)|has|includes|runs|starts|reads|says|ends|shows|stands)\b",
            r"\b(?:is|are) now (?:in|on|off|out of) (?:the|your) (?:log|plan|record|file|profile|calendar|list|diary|schedule)\b",
            r"(?:\b(?:is|are)|'s) (?:in|on|off|out of) (?:the|your) (?:log|plan|record|file|profile|calendar|list|diary|schedule) "
            r"now\b",
            r"\b(?:is|are) (?:off|out of) (?:the|your) (?:plan|log|list|schedule|calendar)\b",
            r"\b(?:as (?:you )?(?:requested|asked|wished|wanted)|(?:per|at|on|upon) your request)\b(?! (?:about|for|why|how|"
            r"whether)\b)(?!,? (?:here|this is|below|a (?:summary|list|look))\b)",
            r"\bpermission (?:is )?granted\b",
            rf"{mine}(?:passed|sent|handed) (?:it|that|this|them|your \w+) (?:on|over|along|to)\b",
            rf"{mine}(?:created|generated|built|made|drawn up|drew up|written|wrote) (?:you )?(?:a|an|your) (?:\w+ ){{0,2}}"
            r"(?:plan|programme|routine|schedule)\b",
            r"\byou(?:'re| are|'ve been| have been) (?:(?:now|all|fully|officially|already) )*"
            r"(?:unlocked|unblocked|cleared|approved|good to go|all set(?! for))\b",
            rf"\b(?:{_HELPERS}) (?:is|are|has been|have been|was|were) (?:(?:now|already) )*(?:{told})\b",
            r"(?:^|[.!?\n] ?)(?:(?:it|that|this|everything)(?:'s| is) )?(?:all )?"
            r"(?:done|unlocked|undone|all set|sorted|handled|fixed|taken care of|will do|on it)(?=[.!,:;]| for you|$)",
            r"\bconsider (?:it|that|this) (?:done|\w+ed)\b",
            rf"(?:^|[.!?\n] ?)(?:got|getting|have|had) (?:it|that|this|your \w+) (?:{_KEPT}|{_CHANGED}|down|done)\b",
            r"\b(?:in|into) the books\b",
            r"\b(?:leave|you can leave) (?:it|that|this) (?:with|to) me\b",
            r"\b(?:command|tool|operation|action|function|task) (?:\w+ )?(?:executed|completed|succeeded|successful\w*|done)\b",
            r"\b(?:safety )?(?:rules?|checks?|limits?|lock|guard) (?:(?:is|are|has been|have been) (?:now )?)?"
            r"(?:bypassed|disabled|suspended|overridden|switched off|turned off)\b",
            r"\btraining is (?:now )?(?:open|available|possible) (?:again|now|for you)\b",
            r"\b(?<!do )(?<!if )you (?:now have|have) (?:my |full |medical )?(?:clearance|permission)\b(?! (?:of|from|to)\b)|"
            r"\bclearance is (?:now )?on (?:file|record)\b",
            r"\b(?:all )?(?:your|the) (?:records?|data|history|password|account) (?:is|are|has been|have been) (?:now |all )?"
            r"(?:gone|reset|wiped|purged|cleared|closed|removed)\b",
            rf"(?<!has )(?<!has your )(?<!did your )\b(?:{_HELPERS}) (?:has |have |already |just |now )*"
            r"(?:approved|agreed|agrees|signed|accepted|confirmed|okayed|seen (?:it|this|that|your))\b",
            rf"\byour (?:{_HELPERS}) has (?:it|this|the \w+|your \w+)\b",
            rf"\b(?:{_HELPERS}) (?:is|are) (?:now )?(?:coming|arriving|heading)\b",
            rf"{mine}(?:talked|spoke|spoken|checked|discussed (?:it|this|that)|confirmed (?:it|this|that)|cleared (?:it|this|"
            r"that)) "
            rf"(?:to|with|about it with) (?:(?:your|the|a) )?(?:{_HELPERS}|dr)\b",
            rf"{mine}left (?:a|an|you a|your \w+ a|the \w+ a) (?:\w+ )?(?:{_MESSAGE})\b",
            r"\byou(?:'ll| will) hear (?:back )?from (?:us|me|your|the|somebody|someone)\b|\bwe'll be in touch\b",
            r"\b(?:i'll|i will|i'm going to) (?:check (?:back|in|up)|be back|keep (?:an eye|watch|track|tabs|you posted))\b",
            r"\byou(?:'ve| have)(?: got)? an? (?:\w+ )?(?:appointment|booking|reservation)\b",
            r"\bi answered (?:the|your) (?:\w+ )?questions for you\b|\bi filled\b",
            r"\b(?:update|change|edit|swap|move|request|log|entry) (?:is )?(?:complete|completed|confirmed|successful|made)\b",
        ]
    )


def changed() -> str:
    """Ways to say that the plan or a figure of it was changed."""
    mine = rf"\b(?:i|we)(?:'ve|'d(?! (?:put|cut)\b)| have| had)? {_HURRIED}"
    talk = (
        "clear|simple|short|plain|first|next|side|together|into words|in words|this way|another|simply|plainly|briefly|in numbers|"
        "in context|in perspective|bluntly"
    )
    talk += r"|(?:the )?(?:figures|numbers|facts|mean|average|median|main|whole)\b|all (?:i|that)\b|what i\b"
    talk += r"|\w+(?: \w+){0,3} into account"
    return "|".join(
        [
            _ways(_CHANGED, _TO_CHANGE, _CHANGING),
            rf"{mine}(?:made|kept|turned) (?:your|the|it|that|this)\b(?: \w+){{0,3}}? (?:{_SIDE}|rest day|day off)\b",
            rf"{mine}(?:put|cut|taken|took|pushed|brought|turned|left|given|gave) (?:you|your|the|it|that|them|one|two|"
            rf"three|\d)\b(?! (?:{talk}))",
            rf"{mine}(?:put|cut|taken|took|pushed|brought|pulled) (?:in|out|off|away|down|back|forward|"
            r"up)\b(?! your (?:\w+ )?(?:history|log|sleep|week|figures|numbers|data|plan)\b)",
            r"\b(?:i'll|i will|let me|i'm going to|we'll) (?:(?:just|now|also|go ahead and) )*"
            rf"(?:make|put|cut|take out|turn|push|bring) (?:your|the|it|that)\b(?! (?:{talk}))",
            rf"\b(?:your|the) (?:{_OURS}) (?:is|are) now (?:set|at|on|\w+ed|{_SIDE})\b",
            # A day of the plan that is something else "now", and a plan told as new.
            rf"\b{_DAY} (?:is now|now (?:is|has|holds|starts|contains|includes|becomes))\b(?! (?:here|over|past|done|behind)\b)",
            rf"\b(?:your )?{_DAY}(?:'s| is| has)? (?:your |a |an )?(?:rest day|day off|free|off|clear|empty) now\b(?! that\b)",
            rf"\b{_DAY}(?:'s)?(?: \w+)?(?:'s| is| has been|'s been|:) (?:now |just |already )*"
            r"(?:cancell?ed|cleared|moved|swapped|freed|dropped|postponed|rescheduled|deleted|removed|changed|shortened)\b",
            rf"\byou now (?:have|get) (?:(?:a|your) )?(?:{_DAY}|rest day|day off|extra)\b|\byou have {_DAY} off now\b|"
            r"\byou now (?:train|rest)\b",
            rf"{mine}(?:made|put in|applied) (?!no\b|any\b)(?:\w+ ){{0,3}}{_EDIT}\b|{mine}made room\b",
            rf"{mine}(?:made|kept|turned) {_DAY}(?:'s \w+)? (?:\w+ )?(?:{_SIDE}|free|rest day|day off|a rest)\b",
            rf"\b(?:i'll|i will|let me|i'm going to|we'll) (?:make {_DAY}(?:'s \w+)? (?:\w+ )?{_SIDE}|"
            r"(?:put|take|pull|cut|push) (?:the |your )?\w+ (?:(?:out|off|in|on|onto|into|to|from)\b(?! words| context| numbers|"
            r" perspective))"
            rf"(?=[.!,]| {_DAY}| (?:your|the)\b))",
            rf"\bi'm giving you (?:{_DAY}|(?:a|an|the) (?:rest|free|extra|easy|lighter)|time off|permission)\b",
            rf"\b(?:the|your|these|those|all) {_EDIT} (?:is|are|has|have|was|were) (?:now |all |just |already )*"
            r"(?:live|in|in place|in effect|through|gone through|done|saved|applied|made|ready)\b",
            rf"(?:^|[.!?\n] ?){_EDIT} (?:saved|applied|made|done|confirmed)(?=[.!,]|$)",
            r"\bplan (?:already |now )?reflects (?:that|this|the change|it)\b",
            r"\b(?:your|the|an?) (?:newly |freshly )?(?:updated|modified|revised|adjusted|edited|reworked|rescheduled) "
            rf"(?:{_OURS})\b",
            r"\b(?:your|the) new (?:plan|programme|program|target|goal|session|schedule) (?:is|are) (?:now )?(?:ready|set|live|"
            r"in|on)\b"
            r"|\bhere(?: is|'s| are) your new (?:plan|programme|program|session|schedule|target|goal)\b"
            r"|\byour new (?:target|goal)(?=:)",
            r"\b(?:is|are|has|have|'s) (?:now |just )?(?:gone|disappeared|vanished|out|off) (?:from|of) (?:(?:your|the) (?:plan|"
            r"log|list|"
            rf"schedule|week)|{_DAY})\b|\bno more [\w ]{{2,25}} on {_DAY}\b",
            rf"(?:^|[.!?\n] ?){_OH}[,!:]? (?:and )?(?:plan )?(?:{_CHANGED}|{_KEPT}|done|gone|noted)(?: and (?:{_KEPT}|"
            rf"{_CHANGED}))?(?=[.!]|$)",
            rf"\bconsider (?!(?:it|that|this)\b)(?:the |your )?\w+(?: \w+)? (?:{_CHANGED}|{_KEPT}|done|gone)(?=[.!,]|$)",
            rf"(?:^|[.!?\n] ?)(?:{_CHANGED}|{_CHANGING}) (?:you|it|that|this|them) (?:to|from|for|on|onto|into|now|right)\b"
            r"(?![^.!?\n]*\b(?:is|are|would|will|may|can|could|might|helps?|makes?|gives?|keeps?|lets?)\b)",
            rf"(?:^|[.!?\n] ?)(?:doing|{_CHANGING})(?: (?:it|that|this))? (?:now|right away|right now)(?=[.!]|$)",
            r"(?:^|[.!?\n] ?)(?:rescheduled|postponed|moved|shifted|swapped|switched|added) (?:for|on|to|by) (?:\w+day|you|"
            r"tomorrow)\b",
            r"\b(?:starting|beginning) (?:today|now|tomorrow|right now),? (?:your|the) \w+ (?:is|has|are|will)\b|"
            r"\beffective (?:immediately|now|today)\b|\bwith (?:immediate )?effect\b",
        ]
    )

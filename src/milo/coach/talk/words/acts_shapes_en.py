"""The shapes in which English tells an act without saying who did it: passives, reports without a verb, states that are new.

Each is for a text in small letters with plain apostrophes; acts_said.py reads with these expressions and weighs what stands around.
"""

from __future__ import annotations

_PUT = (
    r"changed|updated|adjusted|modified|moved|shifted|swapped|switched|replaced|removed|added|lowered|raised|reduced|increased|"
    r"dropped|shortened|lengthened|extended|stretched|rescheduled|postponed|restored|reverted|reversed|undone|reset|tweaked|"
    r"edited|"
    r"applied|bumped|nudged|trimmed|corrected|fixed|recalculated|recomputed|halved|doubled|scaled|delayed|rearranged|redone|"
    r"exchanged|substituted|traded|flipped|rebuilt|rewritten|reworked|redrawn|replanned|reorgani[sz]ed|rebalanced|merged|freed|"
    r"cleared|cancell?ed|deleted|erased|wiped|scrapped|skipped|softened|lightened|eased|capped|cut(?! short)|dial(?:l)?ed|"
    r"knocked|"
    r"shaved|pushed|pulled|brought|taken (?:out|off|away|down)|put (?:in|on|off|back|down)|turned (?:down|up|off|on|into)|"
    r"rolled back|set (?:to|at|back)|converted|upgraded|downgraded|split into|slotted|squeezed|tucked|penciled|pencilled"
)
_LOGGED = (
    r"logged|saved|recorded|noted|stored|entered|marked|ticked|scheduled|booked|sent|shared|archived|registered|filed|captured|"
    r"backed up|added|counted|tallied|credited|synced|uploaded|activated|deactivated|enabled|disabled|paused|muted|silenced|"
    r"created|confirmed|processed|unlocked|lifted|approved"
)
THINGS = (
    r"plan|programme|program|workouts?|sessions?|training|sets?|reps|repeats|repetitions|targets?|goals?|loads?|meals?|notes?|"
    r"log|"
    r"diary|profile|settings?|account|locks?|changes?|requests?|entry|entries|week|schedule|exercises?|reminders?|limits?|"
    r"restrictions?|zones?|baseline|alarms?|timer|appointment|records?|history|report|units|calories|kcal|protein|carbs|"
    r"carbohydrates|fats?|macros|steps|intervals|lifts?|squats?|bench(?: press)?|deadlifts?|rows?|pull-ups?|push-ups?|"
    r"press(?:es)?|"
    r"lunges|runs?|rides?|swims?|walks?|rest|periods?|pace|distance|volume|intensity|percentages|1rm|edits?|deload|taper|block|"
    r"days?|calendar|list|file|breakfast|lunch|dinner|snack|weigh-in|bodyweight|streak|notifications?|subscription"
)
_FIGURE = "calories|calorie \\w+|protein|carbs|fat|macros|goal|target|budget|rest|rest \\w+|limit|ceiling"
DAY = r"(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|today|tomorrow)"
BOOK = r"(?:log|plan|record|records|file|profile|calendar|list|diary|schedule|history|week|programme|program|routine)"
_ADV = r"(?: (?:now|just|already|all|also|both|each|\w+ly))*"
START = (
    r"(?:^|[.!?\n] ?)(?:(?:okay|ok|sure|alright|right|got it|of course|great|great idea|understood|no problem|perfect|yes|done|"
    r"hang tight|one moment|one sec|sounds good|will do|all right|absolutely)[,.!: ]+)*"
)
_LOOK = (
    r"find|see|look|read|compare|check|count|tell|work|answer|explain|spot|follow|understand|say|go|help|give|show|list|make "
    r"out|"
    r"learn|reach your|identify|notice|use|name|get (?:a|an|some|the|your) \w+(?: \w+)? (?:from|of|out)"
)
"""What a model is able to do: it looks and tells."""
_DOES = (
    r"push|cut|take|move|shift|bring|drop|swap|lower|raise|bump|put|switch|skip|add|trim|pull|dial|scale|slot|replace|remove|"
    r"cancel|"
    r"moved|shifted|brought|dropped|swapped|lowered|raised|bumped|switched|skipped|added|trimmed|pulled|took|pushed"
)
_DOING = (
    r"moving|swapping|switching|shifting|putting|taking|bringing|pushing|pulling|cutting|trimming|bumping|dialing|dialling|"
    r"clearing|"
    r"freeing|creating|building|rebuilding|rewriting|reworking|rearranging|reorganizing|reorganising|drawing up|preparing|"
    r"generating|processing|working on (?:it|that|this|your)|updating|adjusting|changing|replacing|removing|adding|lowering|"
    r"raising|"
    r"reducing|increasing|dropping|shortening|rescheduling|postponing|restoring|undoing|resetting|setting|applying|logging|"
    r"saving|"
    r"recording|deleting|erasing|cancell?ing|fixing|correcting|pulling up|scheduling|booking|sending|recalculating|converting|"
    r"slotting|making|turning"
)
_FINITE = (
    r"(?![^.!?\n]*\b(?:is|are|was|were|would|will|may|can|could|might|should|helps?|makes?|gives?|keeps?|lets?|takes?|resets?|"
    r"spares?|costs?|leaves?|builds?|means?|trains?|needs?|pays?|works?|feels?|beats?|loosens?|matters?)\b)"
)
_AS_EVER = (
    r"missed|completed|finished|planned|interrupted|improved|repeated|trained|used|tired|followed|called(?! off)|based|"
    r"designed|intended|"
    r"logged|recorded|noted|limited|needed|mixed|varied|balanced|rated|linked|stored|raised|reduced|increased|lowered|elevated|"
    r"disturbed|helped|earned|skipped|delayed|changed|disrupted|affected|slowed|stalled|worked|reached|tested|injured|strained"
)
"""What may have been done to a thing without anybody changing a plan; those of them that change are read with their subject."""
CARRIED = (
    r"change|changes|update|request|swap|move|deletion|removal|booking|edit|edits|adjustment|order|reservation|cancellation|"
    r"entry|"
    r"exchange|upload|import|export|switch|undo"
)
_HELPERS = r"coach|trainer|doctor|gp|physio|clinician|family"
_PING = r"ping|nudge|buzz|prompt|heads-up|reminder|alert|notification|message|text|note"


def kept() -> str:
    """Shapes that tell that something was kept, sent, made possible or promised."""
    return "|".join(
        [
            rf"\b(?:has|have){_ADV} been{_ADV} (?:{_LOGGED})\b(?! (?:by|so far|since|this (?:week|month|year)|in (?!your|the)|"
            rf"every|each|on (?:mon|tues|wednes|thurs|"
            r"fri|satur|sun)day|yesterday|last)\b)",
            rf"\b(?:is|are|'s) (?:now |already |all |both )+(?:safely )?(?:in|on|off|out of) (?:the|your) (?:\w+ )?{BOOK}\b",
            rf"\b(?:is|are|sits?|'s) (?:safely )?(?:in|on) (?:the|your) (?:\w+ )?{BOOK} now\b",
            r"\b(?:log|plan|diary|profile|calendar|records|history) (?:is|are) (?:now |all )*up to date\b",
            r"\b(?:log|diary|profile|history|dashboard|calendar|app) now (?:shows?|says?|has|have|holds?|reads?|lists?|"
            r"includes?)\b",
            # It was possible, so it was done.
            rf"\b(?:i|we)(?:'ve| have)? (?:was|were|been) able to (?!(?:{_LOOK})\b)\w+",
            rf"\b(?:i|we)(?:'ve| have)? (?:managed|succeeded in|got) to (?!(?:{_LOOK})\b)\w+",
            r"\b(?:i|we) could get (?:it|that|this|your \w+|the \w+) (?:\w+ed|done|undone|cut)\b",
            rf"{START}(?:(?:\w+ly|now|just) )?(?:{_DOING})\b{_FINITE}[^.!?\n]{{0,80}}?(?:\bas we speak|\bright now|\bnow\b|"
            r"\bat the moment|\bfor you\b|\bone (?:sec|moment)|\bas requested|\.\.\.|\u2026)",
            # What is promised for later nobody will do.
            r"\b(?:i'll|i will|i promise (?:to|that)|i'm going to|we'll|we will) (?:also )?(?:make sure|ensure|see to it|"
            r"make certain)(?: that)? (?:you(?! (?:see|know|understand))|your|it|it's|this|that|they|the|nobody|someone|there)"
            r"\b",
            r"\b(?:i'll|i will) see that (?:your?|it|the|this)\b|\b(?:i|we) promise to (?!(?:be|keep it|answer|explain|tell)"
            r"\b)\w+",
            r"\b(?:i'll|i will|we'll|we will) let you know (?:when|if|once|as soon|before|on|at|the moment)\b",
            rf"\b(?:i'll|i will|we'll|we will) (?:keep|hold|leave|free) (?:up )?(?:the |your )?{DAY} ?\w* (?:free|clear|open|"
            rf"empty|off)\b",
            rf"\byou(?:'ll| will)(?: also| then)? (?:get|receive|have|hear) (?:a|an|the|my|your) (?:\w+ ){{0,2}}(?:{_PING})"
            rf"\b(?![^.!?\n]* if you)",
            rf"\b(?:{CARRIED}) (?:went|has gone|have gone|is going|'s gone) through\b",
            rf"\b(?:{CARRIED}) (?:was|were|has been|is) (?:\w+ly )?(?:successful|confirmed|carried out|completed|executed|"
            rf"processed|a success|"
            rf"through|done)\b|\b(?:your|the|that) (?:{CARRIED}) (?:succeeded|worked)\b",
            rf"\b(?:{_HELPERS})(?:'s| is| are) (?:now |already |back )*(?:in the loop|up to speed|in the picture|in the know)"
            rf"\b",
            rf"\b(?:{_HELPERS}) (?:now |just |already )+(?:has|got|received|knows)\b",
            r"\b(?:i|we)(?:'ve| have)? (?:also |just |now )*(?:made|left|put|taken|took) (?:myself )?a (?:\w+ )?(?:note|"
            r"record|entry)\b",
        ]
    )


def changed() -> str:
    """Shapes that tell that the plan, or a figure of it, is another than before."""
    done = rf"(?:{_PUT})\b"
    return "|".join(
        [
            rf"(?<!\byou )(?<!\bi )(?<!\bthat )(?<!\bwhich )(?<!\bwho )\b(?:has|have){_ADV} been{_ADV} {done}(?! (?:by|since)"
            rf"\b)",
            rf"\b(?:your|all|both|{DAY}'s) (?:[\w'-]+ ){{0,3}}(?:has|have){_ADV} been{_ADV} (?!(?:{_AS_EVER})\b)(?:\w{{3,}}ed|"
            rf"called off|split|put)\b"
            r"(?! (?:by (?!\d|one|two|three|four|five|half|a )|since|this (?:week|month)|so far|for (?:\d|many|weeks|days)|in "
            r"the (?:last|past))\b)",
            rf"\b(?:{THINGS})(?: \w+)? (?:was|were|got){_ADV} {done}(?! (?:by (?:you|your|the|an?)|too)\b)",
            rf"\b(?:{THINGS})(?: \w+)? (?:is|are|'s)(?: now| just| already| all| both)* (?:switched|swapped|exchanged|changed|"
            r"traded|moved)(?: over| out| around| round| up)? ?(?:to|for|with|into|now|[.!]|$)",
            rf"\b(?:{THINGS}|{DAY})(?: \w+)? (?:is|are|'s) (?:being|getting|freshly|newly|just|fully|all) {done}",
            r"\b(?:have|has|'ve) (?:now |just )?(?:traded|changed|swapped|switched) (?:places|days|round|around|over)\b",
            r"\b(?:have|has) (?:now |just )?(?:made way|made room|given way|become|turned into) (?:for|to|a|an)\b",
            rf"{START}(?:your |the |both |all )?(?:[\w'-]+ ){{0,2}}?(?:{THINGS}|weight|load|change|swap|move) (?:all )?"
            rf"(?:{_PUT}|logged|saved|recorded|noted|stored|entered|scheduled|booked|cancelled|set|activated|paused|rebuilt)"
            r"(?=[.!;]|$|,(?! (?:the|your|and)\b)| (?:to|at|up|down|around|until|as|back|for)\b)",
            rf"{START}(?:your |the )?(?:\w+ ){{0,2}}(?:workout|session|weight|run|ride|swim|walk|meal|note|set|entry|sleep|"
            rf"pain|breakfast|lunch|dinner|snack) "
            r"(?:logged|saved|recorded|noted|stored|entered)(?=[:,.!])",
            rf"{START}(?:all )?(?:{_PUT}|{_LOGGED}|noted|reverted)(?=[.!](?:\s|$)| (?:under|in|into|on|onto|to|as|against|"
            rf"around) "
            r"(?:the|your|today|yesterday|tomorrow|\w+day)\b)",
            rf"\b(?:is|are|'s|sits?|falls?|lands?|takes place|starts?) now (?:on|for|at) (?:a |the |your )?{DAY}",
            rf"\bnow (?:sits?|falls?|lands?|happens?|takes place|comes?|goes|runs?|starts?|begins?|ends?) (?:on|in|at|at the) "
            rf"(?:{DAY}|the|this|your)",
            rf"\b(?:is|are|'s|goes|moves) (?:now |all )?on (?:a |the )?{DAY}[^.!?,\n]{{0,12}} (?:now|instead|from now on)\b",
            rf"\b(?:{DAY}|{THINGS})\b[^.!?\n]{{0,30}} from now on\b",
            rf"\b(?:is|are|'s|goes|go) (?:now |all )*back (?:on(?: for)? (?:{DAY}|the|your)|in (?:place|your|the)|to being|to "
            rf"(?:how|the "
            rf"way|what) (?:it|they|things)|where (?:it|they) (?:belongs?|were|was(?! in))|as (?:it|they) (?:was|were)|"
            rf"to {DAY})\b",
            r"\byou (?:no longer|won't|don't|do not|will not) (?:have|need|see|get|find|do)\b[^.!?\n]{0,40} "
            rf"(?:(?:on|this|for) {DAY}|(?:your|the) {BOOK})(?: any ?more| any longer| again)?(?=[^.!?\n]*(?:no longer|"
            rf"any ?more|any "
            r"longer|again))",
            rf"\byou no longer (?:have|need|see|get|do|train|run|lift)\b[^.!?\n]{{0,30}} (?:(?:on|this|for) {DAY}|(?:your|the)"
            rf" {BOOK})\b",
            rf"\b(?:{DAY}|{THINGS})(?:'s)?(?: \w+)? (?:doesn't|don't|does not|won't|no longer|isn't|aren't)\b[^.!?\n]{{0,40}} "
            r"(?:any ?more|any longer)\b",
            rf"\b(?:{THINGS})(?: \w+)? (?:is|are) no longer (?:on|in|part of|scheduled|planned)\b",
            rf"\bthere(?:'s| is| are) no(?: more| longer)?\b[^.!?\n]{{1,30}} (?:on|in) (?:{DAY}|(?:your|the) {BOOK})"
            rf"[^.!?\n]{{0,10}} any ?(?:more|longer)\b",
            rf"\b(?:your|the) (?:\w+ )?(?:{_FIGURE}) (?:is|are|stands? at|sits? at) now (?:\d|at|set|on)",
            rf"\b(?:your|the) (?:\w+ )?(?:{_FIGURE})\b[^.!?\n]{{1,30}} (?:as of|starting|from) (?:now|today|this morning|"
            rf"tonight|tomorrow)\b",
            rf"\b(?:{THINGS}) (?:\w+ )?(?:starts?|begins?|is|are|runs?|ends?|takes? place)\b[^.!?\n]{{0,30}} (?:now|already)\b"
            r"[^.!?\n]{0,12} (?:instead of|rather than)\b",
            r"\b(?:today|tomorrow|tonight|\w+day)'s \w+(?: \w+)? (?:is|are) (?:now )?(?:down|up|cut) to\b",
            rf"\bwe (?:just |now |also )?(?:{_DOES}) (?:your|the|{DAY}|it|this|that|them|one|two|a|an)\b(?! bar\b)"
            rf"[^.!?\n]{{0,30}}?(?:\b(?:{THINGS}|{DAY})\b)",
            rf"\b(?:we're|we are|i'm|i am) (?:now |just )?(?:bringing|pushing|taking|putting|pulling|cutting|trimming|bumping|"
            rf"dialing|skipping|"
            rf"freeing|leaving|making|turning) (?:your|the|it|that|{DAY}(?:'s)?|this|one|two|a|an)\b(?![^.!?\n]*\baccount\b)"
            rf"[^.!?\n]{{0,30}} "
            r"(?:out|off|in|forward|back|down|up|by|aside|free|to|into|away)\b",
            r"\b(?:i|we)(?:'ve| have)? (?:just |now |also |gone ahead and |went ahead and )*(?:turned|switched|shut) (?:off|"
            r"on|down|up) (?:your|the|all)\b",
            rf"\b(?:i|we)(?:'ve| have)? (?:just |now |also |gone ahead and |went ahead and )*(?:turned|made|converted|took|"
            rf"taken|put|pulled|"
            rf"brought|cut) (?!(?:note|care|part|a look|it into account)\b)[\w'-]+(?: [\w'-]+){{0,3}}? (?:into (?:a|an|your|"
            rf"the|one)|off (?:your|the)|out of (?:your|the)|"
            rf"onto|in(?=[.!,])|in (?:its|their|your) (?:place|plan|week)|off(?=[.!,])|forward|back to|on (?:your|the|{DAY}))"
            rf"\b(?! (?:words|numbers|account))?",
            r"\b(?:everything|things|all|it)(?:'s| is| are) (?:now |all )*(?:in place|ready|sorted|arranged|lined up) (?:for|"
            r"on)\b",
            rf"{START}(?:[\w-]+ ){{0,2}}(?:{THINGS}) (?:inserted|added|placed|moved|put|dropped|removed|booked) (?:on|in|to|"
            rf"from) (?:{DAY}|the|your)\b",
            rf"\b(?:i|we)(?:'ve| have)? (?:just |now |also )*(?:split|gave) (?:your |the \w+(?: \w+)? (?:in|to|over)\b|you "
            rf"(?:{DAY}|a (?:rest|free|day)|the day))",
            r"\breflects? (?:the|your) (?:new|change|updated)\b|\b(?:is|are) (?:copied in|in copy|on copy)\b",
            rf"\b(?:class|place|spot|seat|table|court|{THINGS}) (?:is|are) (?:now )?(?:reserved|booked|confirmed|secured)\b",
            rf"\b(?:{THINGS})\b[^.!?\n]{{1,40}} (?:starting|beginning|from) (?:today|tomorrow|now)\b",
            r"\blike you (?:asked|wanted|requested|wished)\b(?=[.!,]|$)",
            rf"{START}(?:[\w-]+ )?(?:{THINGS}) (?:out|off),? (?:and )?(?:[\w-]+ ){{1,3}}(?:in|on)(?=[.!])",
            r"\b(?:(?!if\b|when\b)[a-z-]+ ){1,3}(?:is|are) out(?:,| and) (?:[a-z-]+ ){1,3}(?:is|are) in\b",
        ]
    )

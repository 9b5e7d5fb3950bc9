"""How English tells what is new as if it had just been made so: "now", "from today", what is gone, on hold, or will be seen."""

from __future__ import annotations

from milo.coach.talk.words.acts_shapes_en import BOOK, CARRIED, DAY, START, THINGS

_NOT_NEW = r"(?![^.!?\n,;:]*\b(?:than|left|to go|behind|ago|since|that you|over|under|past|done|of \d+)\b)"
_NO_ACT = (
    r"missed|completed|finished|planned|interrupted|improved|repeated|trained|used|tired|followed|called|based|designed|"
    r"intended|"
    r"logged|recorded|noted|limited|needed|mixed|varied|balanced|rated|linked"
)


def news() -> str:
    """Ways to tell that the plan or the log is another than before."""
    return "|".join(
        [
            rf"\b(?:you(?:'ll|'re)?|your|we|{DAY}(?:'s)?) (?:[\w'-]+ ){{0,6}}?(?:{THINGS}|{DAY}|track|level)\b"
            rf"[^.!?\n,;:]{{0,30}} (?<!for )now\b{_NOT_NEW}(?!,? in week| and\b| is the same)",
            rf"\b(?:you(?:'ll|'re)?|your|we|{DAY}(?:'s)?|tomorrow) (?:[\w'-]+ ){{0,4}}?now{_NOT_NEW} (?:be|find|see|has|have|"
            rf"on|a|an|"
            rf"happens?|holds?)\b[^.!?\n,;:]{{0,30}}?\b(?:{THINGS}|{DAY}|weekend|rest day)\b",
            r"\bcounts? now\b|\bnote (?:\w+ ){0,4}is (?:now )?(?:on|in) your (?:profile|log|file)\b|\b(?:now|both [\w-]+ now) "
            r"(?:happens?|takes? place|live|lives)\b",
            rf"{START}(?:target|goal|your \w+|calories|protein): now\b|{START}(?:your )?new (?:\w+ )?(?:{THINGS}|day|time|"
            rf"date)(?::| is)",
            rf"\b(?:{CARRIED}|undo) (?:complete|successful|successfully done|all done)\b",
            r"\b(?:duplicate|entry|entries|double|record|session|run|workout|lock|reminder)(?: \w+)? (?:is|are) (?:now "
            r")?(?:gone|history|no more|out)\b|\bno longer exists?\b",
            rf"\b(?:{THINGS}|running|lifting|{DAY}) (?:is|are|'s) (?:now )?(?:on (?:pause|hold|ice)|paused|frozen|off the "
            rf"table|open again|free again)\b",
            r"\b(?:i|we)(?:'ve| have)? put [\w' -]{2,25} on (?:pause|hold|ice|file)\b|\bi made sure of (?:that|it)\b",
            r"\byour (?:alarm|phone|reminder|timer|watch) (?:will|is going to) (?:go|ring|buzz|remind|wake|tell|vibrate|beep|"
            r"come)\b|"
            r"\b(?:the|your) (?:reminder|alarm|timer|notification)s? (?:is|are) (?:now )?(?:on|off|set|ready)\b|"
            r"\bnotifications (?:is|are) (?:now )?(?:on|off)\b",
            rf"\byou(?:'ll| will) (?:now )?(?:see|find|notice) (?:it|this|that|them|the change|the \w+) (?:in|on) (?:your|the)"
            rf" {BOOK}\b|"
            rf"\byou(?:'ll| will) now (?:see|find|notice|have|get|do|train|run|rest)\b",
            rf"\bfrom (?:today|tomorrow|now|{DAY})(?: on(?:wards)?)?,? you(?:'ll| will|'re| have| train| run| rest)\b",
            r"\b(?:coach|trainer|doctor|physio) will (?:now )?(?:see|get|have|receive|read) (?:this|it|that|your)\b",
            rf"\b(?:has|have) left (?:your|the) {BOOK}\b|\b(?:has|have|just) taken? the place of\b|\btakes? the place "
            rf"of\b[^.!?\n]{{1,30}} now\b",
            rf"\b(?:{THINGS}|{DAY}) (?:has|have) been (?:now |all |just )*(?!(?:{_NO_ACT})\b)(?:\w{{3,}}ed|made|put|cut(?! "
            rf"short)|set|given)\b"
            r"(?! (?:by|since|this|so far)\b)",
            r"\byour\b[^.!?\n]{0,50} (?:as of|starting|effective) (?:today|now|tonight|tomorrow|this morning)\b",
            r"\b(?:give me|just) (?:a|one) (?:second|sec|moment|minute) (?:to|while i) (?!(?:look|think|explain|check|read)\b)"
            r"\w+",
            r"\bi'm on the case\b|\bi'll get right (?:on|to) (?:it|that)\b|\bi(?:'ve| have) let go of\b",
            r"\byou(?:'re| are) (?:now )?(?:set up|down) (?:with|for|as|on)\b|\bwe (?:now )?have you (?:on|down|at|in)\b",
            r"(?:^|[.!?\n] ?)(?:that|it)(?:'s| is) in(?=[.!])",
            r"\b(?:is|are) gone,? (?:and |[\w -]{2,25} (?:is|are) )(?:there|in)\b",
        ]
    )

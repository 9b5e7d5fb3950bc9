"""Words that ask for the plan before this one, whoever made the change: a profile may stay as it is told."""

from __future__ import annotations

from milo.coach.talk.heard.asking_words import ORDERED, REFUSED, THANKS
from milo.vocabulary.patterns import late

_WANT = (
    r"(?:(?:i want|id like|i would like|i need|i prefer|lets|we|quiero|quisiera|me gustaria|necesito|vamos a|prefiero) (?:to )?)?"
)
_OLD = r"(?:previous|prior|old|older|earlier|former|last)"
_PLAN = r"(?:plan|programme|program|version|routine)"
_THE_OLD = (
    rf"(?:(?:the|my) (?:{_OLD} {_PLAN}|{_PLAN} (?:from )?before(?: (?:this|that|it))?|{_PLAN} (?:that )?i (?:had|was (?:on|doing))"
    rf"(?: before)?))"
)
_VIEJO = (
    r"(?:(?:el|mi|la) (?:(?:plan|programa|version|rutina) (?:de antes|anterior|previ[oa]|viej[oa]|antigu[oa]|pasad[oa]|que "
    r"(?:tenia|llevaba|seguia|habia)(?: antes)?)|(?:anterior|antigu[oa]|viej[oa]) (?:plan|programa|version|rutina)))"
)
_AL = _VIEJO.replace("(?:el|mi|la)", "(?:al|a mi|a la|el|mi|la|con el|con mi)", 1)
_AS_IT_WAS = r"(?:as|how|like|to what|to how|(?:to )?the way) it was(?: before)?"
_WISH = (
    r"(?:i (?:would |really |still )*(?:want|prefer|like|liked|preferred|need)|id (?:like|rather have|prefer)|give me|rather|mejor|"
    r"(?:yo )?(?:prefiero|quiero|quisiera|preferiria)|me gustaba(?: mas)?|dame)"
)
_BEFORE = late(
    rf"{ORDERED}{_WANT}(?:"
    rf"(?:(?:go|get|switch|change|return|move|come|take me|bring me|put me|revert|roll) )(?:me )?(?:back )?(?:to |on )?{_THE_OLD}|"
    rf"(?:restore|bring back|give me(?: back)?|get(?: back)?|have(?: back)?|(?:can|could|may) i (?:have|get)|use|take|reinstate|"
    rf"put back|keep|want)? ?{_THE_OLD} (?:back|again)|(?:restore|bring back|give me(?: back)?|reinstate|put back) {_THE_OLD}|"
    rf"(?:leave|put|have|set|change|bring|keep) (?:my|the) plan (?:back )?{_AS_IT_WAS}|"
    rf"(?:vuelve|volve|volver|volvamos|regresa|regresar|cambia|cambiar|retrocede|retroceder)(?:me)? (?:otra vez )?{_AL}|"
    rf"(?:recupera|recuperar|restaura|restaurar|devuelve|devolve|devuelveme|devolveme|dame|ponme|pon|poner|vuelve a poner(?:me)?|"
    rf"deja|dejame|retoma|retomar|seguir con) (?:otra vez )?{_VIEJO}|(?:quiero|prefiero|quisiera) (?:volver a tener )?{_VIEJO}|"
    rf"(?:deja|pon|devuelve|dejame|ponme) (?:el|mi) plan (?:otra vez )?como (?:estaba|era)(?: antes)?|"
    rf"{_WISH} (?:{_THE_OLD}|{_VIEJO})(?: (?:better|more|mas|instead))?"
    rf"(?: (?:so |and |please |asi que |y )*(?:go back(?: to it)?|put it back|vuelve(?: a el)?))?|"
    rf"(?:{_THE_OLD}|{_VIEJO})(?= (?:please|por favor))|"
    r"(?:undo|revert|take back|get rid of|deshaz|anula|quita) (?:the|my|this|el|mi|este) (?:new plan|plan nuevo|nuevo plan)"
    rf"){THANKS}"
)


def asks_for_the_plan_before(plain: str) -> bool:
    """Whether a text orders the plan before this one to hold again, and nothing else. plain: as intents makes it.

    >>> asks_for_the_plan_before("go back to the plan before"), asks_for_the_plan_before("vuelve al plan de antes")
    (True, True)
    >>> asks_for_the_plan_before("show me the previous plan"), asks_for_the_plan_before("undo that")
    (False, False)
    """
    return _BEFORE.fullmatch(plain) is not None and REFUSED.match(plain) is None

"""A joint or a muscle that is named alone, or said to hurt and nothing else: help within limits (PL-50), no sign of more.

The second reader learnt from messages in which a joint is told of because it cannot bear weight or popped (RF-15); of a knee alone
the rules know enough, with or without how much it hurts from 0 to 10 and the wish that it be written down. Parts whose pain alone
can be an emergency are not among these: chest, head, neck, upper back, belly, arm, jaw, calf.
"""

from __future__ import annotations

from milo.coach.safety.text.normalising import plain
from milo.vocabulary.patterns import late

_PART = (
    r"(?:knees?|ankles?|shoulders?|elbows?|wrists?|hips?|foot|feet|heels?|toes?|fingers?|hands?|thumbs?|hamstrings?|quads?|"
    r"glutes?|biceps|"
    r"triceps|forearms?|rodillas?|tobillos?|hombros?|codos?|munecas?|caderas?|pies?|talon(?:es)?|dedos?|manos?|isquios?|"
    r"cuadriceps|gluteos?|"
    r"antebrazos?|shins?|lower back|low back|back|espalda|lumbar(?:es)?|zona lumbar|espalda baja|isquiotibial(?:es)?)"
)
_SIDE = r"(?:left|right|both|izquierd[oa]s?|derech[oa]s?|ambos|ambas|dos)"
_NAMED = rf"(?:(?:my|the|mis?|el|la|los|las) )?(?:{_SIDE} )?{_PART}(?: {_SIDE})?"
_HURTS = r"(?:hurts?|aches?|is (?:sore|achy|stiff|a bit sore)|are (?:sore|achy|stiff)|(?:a bit )?sore)"
_SCALE = r"(?:,? (?:(?:at|about|around|like|maybe|is|un|una|como|a|de|en) )*(?:10|\d)(?: ?(?:/|out of|of|de|sobre) ?10)?)?"
_LIFT = (
    r"(?:squats?|bench|press|lunges?|deadlifts?|rows?|pull ?ups?|push ?ups?|dips|curls|sentadillas?|zancadas?|peso muerto|"
    r"dominadas|"
    r"flexiones|remo|press de banca|press militar|fondos)"
)
_DOING = (
    rf"(?:,? (?:when|while|if|after) (?:i )?(?:run|running|squat|squatting|bench|benching|press|pressing|deadlift|"
    rf"deadlifting|lunge|"
    rf"lunging|row|rowing|ride|riding|cycle|cycling|jump|jumping|lift|lifting|train|training|do (?:my )?{_LIFT})|"
    rf",? (?:after|from|on|during) (?:my |the )?{_LIFT}|"
    rf",? (?:al|cuando) (?:correr|corro|entrenar|entreno|saltar|salto|pedalear|pedaleo|nadar|nado|(?:hacer|hago) {_LIFT}))?"
)
"""In what training it is felt."""
_OF_BONE = late(
    r"\b(?:shins?|foot|feet|heels?|toes?|hips?|pies?|talon\w*|caderas?|dedos?|espinillas?)\b.*\b(?:run\w*|jump\w*|correr|"
    r"corro|salt\w+)\b"
)
"""Where impact may tell of a bone (RF-16): the readers judge that."""
_WRITTEN = (
    r"(?:,? (?:(?:please|por favor|can you|puedes) )*"
    r"(?:log it|log that|write it down|note it|(?:lo )?(?:apunt|anot|registr)(?:a|alo|arlo|ame|amelo|emelo)(?: por favor)?))?"
)
_ORDER = r"(?:(?:log|write down|note|record|apunta|anota|registra)(?: (?:a|un|una|el|my|mi))*:? )?"
_BARE = late(
    rf"{_ORDER}(?:{_NAMED}(?: {_HURTS})?|(?:me )?(?:duelen?|molestan?) (?:un poco |algo )?{_NAMED}|"
    rf"(?:tengo )?(?:un )?(?:dolor|molestias?) (?:de|en) {_NAMED}|"
    rf"(?:dolor|molestias?) (?:de|en) {_NAMED}|(?:i have |ive got )?(?:an? )?(?:(?:small|slight|little|mild|bit of an?|bit of) )?"
    rf"(?:pain|ache|discomfort|soreness|twinge|niggle|tweak) in {_NAMED}|(?:tengo )?(?:un )?tiron(?:cito)? en {_NAMED}|"
    rf"{_NAMED} feels? (?:(?:a )?(?:bit|little) )?(?:off|dodgy|wonky|iffy|funny|niggly|tender)(?: on (?:the )?{_LIFT})?|"
    rf"(?:i have )?(?:a )?(?:sore|achy|stiff) {_PART}|(?:my )?(?:{_SIDE} )?{_PART} (?:pain|ache|discomfort|soreness|stiffness))"
    rf"{_DOING}{_SCALE}{_WRITTEN}[ .!?]*"
)

_EASED_PART = rf"(?:{_PART[3:-1]}|back|neck|espalda|cuello)"
_EASED_NAMED = rf"(?:(?:my|the|mis?|el|la|los|las) )?(?:{_SIDE} )?{_EASED_PART}(?: {_SIDE})?(?:s|'s)?"
_EASED = late(
    rf"(?:{_EASED_NAMED} (?:(?:no longer|doesnt|does not|dont|do not|didnt) (?:really )?(?:hurts?|aches?)(?: any ?more)?|"
    r"(?:has |have )?stopped (?:hurting|aching)|"
    r"(?:pain |ache )?(?:(?:is|are|feels?|felt|has|went|got|s) )?(?:all |much |a lot |completely |fully |nearly |almost )?"
    r"(?:gone|better|fine|good|ok|okay|healed|away|recovered))|"
    rf"(?:the )?(?:pain|ache) in {_EASED_NAMED} (?:is|has|went) (?:all |completely |nearly )?(?:gone|better|away|stopped)|"
    rf"(?:no more|no) {_EASED_PART} (?:pain|ache)|"
    rf"(?:ya )?no (?:me )?(?:duelen?|molestan?) (?:mas )?{_EASED_NAMED}|{_EASED_NAMED} (?:ya )?(?:no (?:me )?(?:duelen?|molestan?)|"
    r"(?:esta|estan|va|van|sigue) (?:ya )?(?:mucho |muy |casi )?(?:mejor|bien|curad[oa]s?|recuperad[oa]s?))|"
    rf"(?:ya )?se (?:me )?(?:ha )?(?:quit|pas|fu|ido)\w* (?:ya )?(?:el |la )?(?:dolor|molestia) (?:de|en) {_EASED_NAMED})"
    r"(?: (?:now|today|again|already|ya|ahora|hoy))?[ .!]*"
)
_OVER = late(
    r"(?:(?:my |the )?(?:headache|cold|cough|soreness|doms|cramps?|blisters?|stiffness)(?: is| are| has|s)? (?:all |completely )?"
    r"(?:gone|better|over|away)|(?:ya )?no tengo (?:ya )?(?:dolor de cabeza|tos|resfriado|catarro|agujetas|calambres?|ampollas?)|"
    r"(?:ya )?se me (?:quit|pas|fue|fueron|han?)\w*(?: quitado| pasado| ido)? (?:ya )?(?:el |la |las |los )?"
    r"(?:dolor de cabeza|tos|resfriado|catarro|agujetas|calambres?|ampollas?))(?: (?:now|today|ya|ahora|hoy))?[ .!]*"
)
_ASKED = late(
    rf"(?:(?:does|do) {_NAMED} still (?:hurt|ache)|{_NAMED} (?:still|hurts? again|aches? again)(?: (?:hurts?|aches?))?|"
    rf"(?:my |the )?{_PART} (?:pain|ache) is back|(?:me )?(?:sigue|sigo con) (?:doliendo |el dolor (?:de|en) ){_NAMED}|"
    rf"(?:delete|remove|end|take away|borra|quita|elimina) (?:my |the |el |mi )?"
    rf"(?:dolor (?:de|en) {_NAMED}|(?:{_SIDE} )?{_PART} (?:pain|ache)))"
    r"[ .!?]*"
)


def is_bare_ache(message: str) -> bool:
    """Whether a message names a joint or a muscle, or says that it hurts and how much, or hurts no more, and nothing
    else but the training it is felt in.

    >>> is_bare_ache("Me duele la rodilla"), is_bare_ache("my knee hurts and I cannot stand on it"), is_bare_ache("my chest hurts")
    (True, False, False)
    """
    read = " ".join(plain(message).replace("'", "").split())
    if _OF_BONE.search(read):
        return False
    return any(pattern.fullmatch(read) for pattern in (_BARE, _EASED, _OVER, _ASKED))

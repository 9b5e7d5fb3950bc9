"""What hard training does is no danger: sets not finished, no breath to talk at a pace, a stomach that turned at the last sprint.

Only the clause itself is said otherwise, before anybody judges the message; whatever stands beside it is judged as it is. Who
cannot talk is out of breath by hard work only where the work is named and nothing else is told with it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from milo.coach.safety.text.normalising import plain
from milo.vocabulary.patterns import late

Clauses = tuple[tuple[re.Pattern[str], bool], ...]  # and whether it is Spanish
TOO_HARD = {False: "that training was too hard", True: "ese entreno fue demasiado duro"}
ON_THE_WAY = {False: "i stop on my runs", True: "paro en la tirada"}
SAID = {False: "miss part of the training", True: "me salto parte del entrenamiento"}  # instead, in English and Spanish
HARD = {False: "that is a hard pace", True: "ese ritmo es duro"}
_NUMBER = r"\d+|one|two|three|four|five|six|ten|twelve|un|una|dos|tres|cuatro|cinco|seis|diez|doce"
_MUCH = (
    rf"(?: (?:all|both|even|the|my|this|that|these|those|your|a|an|any|another|single|whole|full|last|next|first|more|{_NUMBER}))*"
)
_MUCHO = (
    rf"(?: (?:a|con|ni|mas|todo|toda|todas|todos|el|la|los|las|mi|mis|este|esta|estas|ese|esa|esas|tanto|tanta|ultim[oa]s?|"
    rf"proxim[oa]s?|segund[oa]s?|siguientes?|{_NUMBER}))*"
)
_ENGLISH = late(
    r"\b(?:i )?(?:(?:really|just|still|simply|honestly|probably) )*"
    r"(?:cant|can ?t|cannot|can not|couldnt|couldn ?t|could not|wasnt able to|was not able to|am not able to|im not able to|"
    r"didnt manage to|failed to|fail to|struggle to)"
    r"(?: (?:really|quite|even|ever|always|seem to))*"
    r" (?:finish|complete|do|get|get through|keep up with|keep up|manage|hit|make|lift|move|press|handle|cope with|stick to|"
    r"follow|reach|"
    rf"hold|run|keep|train){_MUCH} "
    r"(?:reps?|repetitions?|sets?|weights?|load|bar|barbell|work ?outs?|training|sessions?|plans?|program(?:me)?s?|schedule|volume|"
    r"mileage|pace|runs?|race|rounds?|circuits?|intervals?|days(?: a week)?|times a week|kilos?|kgs?|"
    r"(?:pull|push|chin|sit)[ -]?ups?|dips?|burpees|lunges|squats?|deadlifts?|planks?|curls?)\b"
)
_SPANISH = late(
    r"\b(?:no|ni) (?:(?:lo|la|me|creo que|voy a|ya) )*(?:puedo|pude|podre|podia|consigo|consegui|logro|logre|llego|llegue|alcanzo|"
    r"soy capaz de|fui capaz de|poder|doy|me da)"
    r"(?: (?:terminar|acabar|completar|hacer|seguir|aguantar|levantar|mover|subir|llegar|mantener|cumplir|correr|entrenar|para))?"
    rf"{_MUCHO} "
    r"(?:repeticion(?:es)?|reps?|series?|pesos?|pesas?|barra|kilos?|kgs?|entrenos?|entrenamientos?|entreno|sesion(?:es)?|plan|"
    r"rutina|"
    r"volumen|ritmo|carrera|tirada|rodaje|vueltas?|circuito|intervalos?|dias?|veces por semana|dominadas?|flexiones|fondos|"
    r"burpees|zancadas|sentadillas?|plancha|dieta)\b"
)
_TALK = r"(?:talk|speak|chat)(?: (?:at all|much|comfortably|normally|in (?:full |whole )?sentences))?"
_HABLAR = r"(?:hablar|charlar)(?: (?:bien|mucho|nada|comodamente|con frases(?: (?:enteras|completas))?))?"
_EFFORT = (
    r"(?:(?:at|on|in|during|while|when|whilst)(?: (?:i|im|i am|doing|do|run|running|the|that|this|my|a|an|such|these|those|"
    r"hard|harder|fast|"
    r"faster|quick|long|at|of|\d[\d:.,]*))* (?:pace|speed|runs?|running|tempo|threshold|intervals?|reps?|sprints?|sprinting|"
    r"race|racing|hills?|"
    r"workouts?|zone \d|z\d|rowing|cycling|riding|spinning|hiit|cardio))"
)
_ESFUERZO = (
    r"(?:(?:a|en|durante|mientras|cuando|si|haciendo)(?: (?:el|la|las|los|mi|mis|un|una|unas|ese|esa|esos|esas|este|esta|estas|"
    r"hago|haga|voy|corro|a|"
    r"en|tan|muy|mas|de|\d[\d:.,]*))*"
    r" (?:ritmos?|velocidad|series|intervalos?|tempo|umbral|cuestas?|sprints?|rodajes?|tiradas?|corro|corriendo|correr|carreras?|"
    r"rapido|fuerte|zona \d|z\d|hiit|cardio|bici|remo))"
)
_CANNOT = r"(?:i )?(?:cant|can ?t|cannot|can not|couldnt|couldn ?t|could not)(?: (?:really|even|quite))?"
_NO_PUEDO = r"no (?:puedo|pude|podia|consigo)(?: ni)?"
_OUT_OF_BREATH = (
    (late(rf"\b{_CANNOT} {_TALK} {_EFFORT}(?: (?:at )?(?:that|this) (?:pace|speed))?"), False),
    (late(rf"\b{_EFFORT},? (?:is so hard |so hard )?{_CANNOT} {_TALK}\b"), False),
    (
        late(
            rf"\bif {_CANNOT} {_TALK},?(?: (?:then|am|i|im|is|it|going|running|the|my))+ (?:pace )?(?:too )?(?:fast|hard|quick)\b"
        ),
        False,
    ),
    (late(rf"\b{_NO_PUEDO} {_HABLAR} {_ESFUERZO}(?: a (?:ese|este) ritmo)?"), True),
    (late(rf"\b{_ESFUERZO},? {_NO_PUEDO} {_HABLAR}\b"), True),
    (late(rf"\bsi {_NO_PUEDO} {_HABLAR},?(?: es (?:que|porque))? (?:voy|corro) (?:demasiado|muy) (?:rapido|fuerte)\b"), True),
)
_WITH_IT = late(
    r"\b(?:chest|blue|lips?|inhaler|puffer|wheez\w*|throat|tongue|face|arms?|legs?|hand|slur\w*|words?|sudden\w*|now|still|yet|"
    r"after|afterwards|"
    r"since|rest|resting|sat|sitting|dizz\w*|faint\w*|asthma\w*|copd|chok\w*|suffocat\w*|breathe|breath|gasp\w*|pain\w*|"
    r"hurt\w*|tight\w*|heart|"
    r"pecho|azul\w*|labios?|inhalador|pitidos?|silb\w*|garganta|lengua|cara|brazos?|piernas?|mano|repente|golpe|ahora|sigo|"
    r"sigue|todavia|"
    r"aun|despues|desde|reposo|sentad[oa]|mare\w*|desmay\w*|asma\w*|epoc|ahog\w*|respir\w*|aire|dolor|duele|corazon|palabras?|"
    r"pregnan\w*|"
    r"embaraz\w*)\b"
)
"""What makes of being out of breath more than hard work, wherever in the message it stands."""

_SALT = (
    (late(r"\b(?:salt|sodium|electrolytes?|rehydration) (?:tablets?|pills?|capsules?|caps|tabs|sachets?)\b"), False),
    (late(r"\b(?:pastillas?|capsulas?|sobres?|comprimidos?) de (?:sal(?:es)?|sodio|electrolitos)\b"), True),
)
ELECTROLYTES = {False: "electrolytes", True: "electrolitos"}  # no medicine, whatever they are pressed into
_WORK = (
    r"(?:(?:the|my|those|that|a|an|this|some|doing|hard|last|final|\d+|hill|hiit|crossfit|spin|leg) )*"
    r"(?:sprints?|intervals?|\d{2,4}m?s|reps|sets|work ?outs?|wods?|metcons?|class|session|training|race|runs?|leg day|legs|"
    r"squats|hills|"
    r"burpees|hiit|"
    r"rowing|time trial|circuits?)"
)
_TRABAJO = (
    r"(?:(?:el|la|los|las|mi|unos|unas|hacer|ultim[oa]s?|\d+) )*"
    r"(?:sprints?|series|intervalos?|entren\w*|wod|clase|sesion|carrera|tirada|piernas?|sentadillas?|cuestas?|burpees|hiit|"
    r"circuito)"
)
_VOMITED = (
    (late(rf"\b(?:i )?(?:nearly |almost )?(?:threw up|throw up|puked|puke|vomited|barfed|was sick)(?: (?:a bit|a little|"
                rf"once|right))* "
                rf"(?:after|during|in|mid|at the end of|halfway through) {_WORK}\b"
                r"(?! (?:dinner|lunch|breakfast|meals?|snacks?|shakes?|food)\b)"), False),
    (late(rf"\b(?:casi )?(?:vomite|vomito|devolvi|pote|he vomitado|he potado)(?: (?:un poco|una vez|algo))* "
                rf"(?:despues de|tras|en|durante|al (?:acabar|terminar|final de)|a mitad de) {_TRABAJO}\b"), True),
)  # fmt: skip
_MORE_THAN_WORK = late(
    r"\b(?:drank|drink\w*|water|litres?|liters?|marathon|ultra|ironman|hot|heat|sun|head\w*|conf\w*|blood\w*|bleed\w*|"
    r"diabet\w*|ketones?|sugar|"
    r"twice|times|keep|kept|cant stop|purge\w*|calor\w*|weight|fat|thin|feel better|on purpose|myself|fingers?|ate|eat\w*|food|"
    r"burn|bing\w*|"
    r"bebi|beber|agua|litros?|maraton|calor|sol|cabeza|sangre|diabet\w*|cetonas|azucar|veces|paro de|peso|gord[oa]|adelgaz\w*|"
    r"adrede|"
    r"proposito|dedos|com[eio]\w*|cen[aoe]\w*)\b"
)
_LUNCH = late(
    r"\b(?:(?:went too hard|too soon|too close|trained|ran|straight|right|just)(?: too hard)? after (?:lunch|breakfast|dinner|"
    r"eating|a meal)|"
    r"(?:ate|eaten|eating|lunch|food) (?:\w+ ){0,3}(?:before|beforehand|too close|too soon|an hour)|"
    r"(?:comi|cene|desayune|comido|cenado|desayunado) (?:\w+ ){0,2}(?:cerca|antes|justo|pronto)(?: antes)?)\b"
)
_TOILET = (
    (late(r"\bi (?:always |often |usually )?(?:need|have to go to|have to stop for|must go to|need to go to|need to stop "
                r"for|need to use) "
                r"(?:the |a )?(?:toilet|loo|bathroom|restroom|porta ?potty|poo|pee|wee)(?: break| stop)? (?:on|during|in|mid|"
                r"halfway through) "
                r"(?:every |each |all |my |the |a |any )*(?:long )?(?:runs?|races?|rides?|sessions?)\b"), False),
    (late(r"\b(?:siempre )?(?:tengo que|necesito|me toca) (?:parar|ir) (?:siempre )?(?:al|en el) (?:bano|servicio|aseo) "
                r"(?:en|durante) "
                r"(?:cada |todas |la |las |mi |mis )*(?:tiradas?|carreras?|rodajes?|salidas?)\b"), True),
)  # fmt: skip


def able(message: str) -> str:
    """The message with training that was not managed said as missed; as it is where nothing of the kind is said.

    >>> able("what if I can't finish the reps")
    'what if miss part of the training'
    >>> able("I can't talk at that pace"), able("I can't talk at that pace and my chest is tight")
    ('that is a hard pace', "I can't talk at that pace and my chest is tight")
    """
    read = plain(message)
    said = _SPANISH.sub(SAID[True], _ENGLISH.sub(SAID[False], read))
    if _WITH_IT.search(said) is None:
        said = _instead(said, _OUT_OF_BREATH, HARD)
    worked = _instead(said, _VOMITED, TOO_HARD)
    if worked != said:
        worked = _LUNCH.sub("too early", worked)
        said = said if _WITH_IT.search(worked) or _MORE_THAN_WORK.search(worked) else worked
    said = _instead(_instead(said, _TOILET, ON_THE_WAY), _SALT, ELECTROLYTES)
    return message if said == read else said


def _instead(read: str, clauses: Clauses, said: Mapping[bool, str]) -> str:
    for pattern, spanish in clauses:
        read = pattern.sub(said[spanish], read)
    return read

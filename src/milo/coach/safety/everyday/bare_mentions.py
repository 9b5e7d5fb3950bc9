"""An everyday ailment, a period, a knock, the name of a condition or an injury long healed, told with nothing else: no alarm.

The second reader learnt of headaches, bellies and throats from messages in which they stand beside a danger, and sees that danger
in the word alone.  What else is known of the person (a pregnancy, a blow to the head in an earlier turn) is judged as everywhere.
"""

from __future__ import annotations

import re
from typing import Literal

from milo.coach.safety.text.normalising import plain
from milo.vocabulary.patterns import late

Mention = Literal["ill", "nothing"]
Ailment = Literal["headache", "belly", "period", "illness"]
_OPEN = r"(?:(?:hi|hey|ok|so|also|and|but|by the way|btw|hola|oye|pues|y|ademas|por cierto),? )*"
_WHEN = (
    r"(?:,? (?:today|yesterday|this (?:morning|afternoon|evening|week)|last night|now|again|since (?:yesterday|this morning)|"
    r"at the moment|"
    r"right now|lately|tonight|too|hoy|ayer|anoche|ahora|otra vez|desde (?:ayer|esta manana)|esta (?:manana|tarde|noche|semana)|"
    r"tambien|"
    r"ultimamente|un poco|algo))*"
)
_ASKED = (
    r"(?:,? (?:and |y )?(?:can i (?:still )?train(?: today)?|should i (?:still )?train(?: today)?|do i (?:still )?train(?: today)?|"
    r"(?:entreno|puedo entrenar)(?: igual)?(?: hoy)?))?"
)
_MILD = r"(?:(?:an?|a bit of an?|a little|a slight|a mild|some|the|light|slight|mild|un|una|algo de|un poco de|ligero|leve) )*"
_AILMENT = (
    r"(?:headache|head ache|stomach ?ache|tummy ache|belly ache|sore throat|cough|cold|runny nose|blocked nose|hay fever|hangover|"
    r"indigestion|heartburn|bloating|diarrhoea|diarrhea|stomach bug|period cramps|menstrual cramps|cramps|earache|toothache|"
    r"dolor de (?:cabeza|barriga|tripa|estomago|panza|garganta|oido|muelas|regla)|tos|mocos|resfriado|catarro|resaca|ardor|"
    r"acidez|gases|"
    r"diarrea|colicos?|jaqueca)"
)
_ILL = late(
    rf"{_OPEN}(?:(?:i have|ive got|i ve got|i got|ive|i had|got|having|tengo|tuve|estoy con|sigo con) {_MILD}{_AILMENT}|"
    r"me (?:duele|dolia|molesta) (?:un poco |algo )?(?:la|el) (?:cabeza|barriga|tripa|estomago|panza|garganta|oido|muela)|"
    r"my (?:head|tummy|stomach|belly|throat|ear|tooth) (?:hurts|aches|is sore)(?: a (?:bit|little))?|"
    r"(?:i feel|im|i am|feeling|me siento|estoy) (?:a bit |a little |so |really |un poco |algo |muy )?(?:bloated|gassy|"
    r"hinchad[oa])|"
    r"me (?:pica|raspa|arde) (?:un poco )?la garganta|my throat (?:is (?:itchy|scratchy|sore)|itches|tickles)|"
    r"(?:i )?(?:threw up|vomited|was sick|puked) (?:once )?(?:last night|yesterday|this morning)|"
    r"(?:he vomitado|vomite) (?:una vez )?(?:anoche|ayer|esta manana))"
    rf"{_WHEN}(?:,? (?:but )?(?:im |i am )?(?:fine|ok|okay|better) (?:now|again|today)|,? (?:pero )?ya estoy (?:bien|"
    rf"mejor))?{_ASKED}[ .!?]*"
)
_RELATIVE = (
    r"(?:(?:my|mi) (?:\w+ )?(?:mum|mom|dad|mother|father|brother|sister|wife|husband|partner|son|daughter|grandma|grandpa|"
    r"granny|gran|"
    r"uncle|aunt|friend|mate|coach|neighbou?r|madre|padre|mama|papa|hermano|hermana|mujer|marido|pareja|hijo|hija|abuel[oa]|ti[oa]|"
    r"amig[oa]|prim[oa]|vecin[oa]))"
)
_CONDITION = (
    r"(?:(?:type (?:1|2|one|two) )?diabetes|high (?:blood pressure|cholesterol)|asthma|epilepsy|arthritis|osteoporosis|cancer|"
    r"dementia|"
    r"a pacemaker|hypertension|heart disease|diabetes(?: tipo (?:1|2))?|hipertension|(?:la )?(?:tension|presion) alta|"
    r"colesterol alto|asma|"
    r"epilepsia|artritis|artrosis|osteoporosis|cancer|demencia|marcapasos)"
)
_OTHERS = late(rf"{_OPEN}{_RELATIVE} (?:has|had|tiene|tuvo|tenia|lives with|padece) {_CONDITION}{_WHEN}[ .!]*")
_OTHERS_MEDICINE = late(
    rf"{_OPEN}{_RELATIVE} (?:takes|is on|uses|toma|usa) (?:(?:some|daily|blood pressure|a|her|his|una|unas|sus|la) )*"
    r"(?:pills?|tablets?|medication|medicine|statins?|insulin|metformin|pastillas?|medicacion|insulina|metformina)"
    rf"(?: (?:for|para) (?:(?:the|her|his|la|el|su) )?(?:{_CONDITION}|blood pressure|cholesterol|sugar|heart|thyroid|tension|"
    rf"presion|colesterol|azucar|corazon|tiroides))?{_WHEN}[ .!]*"
)
"""What a relative takes, which nobody asks to change."""
_PULSE_MOVED = late(
    rf"{_OPEN}(?:my |mi |the )?(?:resting |average |morning )?(?:heart rate|hr|rhr|pulse|pulso|frecuencia cardiaca)"
    r"(?: (?:at rest|en reposo))? (?:(?:is|has|have|ha|esta|s) )?(?:gone |went )?(?:up|down|risen|rose|dropped|fallen|fell|higher|"
    r"lower|subido|subio|bajado|bajo) (?:by )?(?:(?:about|like|around|unas?|unos|en) )*[1-9] ?(?:beats?|bpm|latidos|ppm|"
    rf"pulsaciones)?{_WHEN}[ .!?]*"
)
"""A pulse some beats up or down, as it is from one week to the next."""
_WHITE_FROM_COLD = late(
    rf"{_OPEN}(?:my |mis |los |the )?(?:fingers?|toes?|hands?|feet|dedos|manos|pies) (?:(?:went|go|turned|get|got|se me "
    r"(?:ponen|pusieron|quedan|quedaron)) )(?:white|numb|cold|frozen|blanc[oa]s|frios|dormidos|helad[oa]s) (?:(?:on|in|during|from|"
    r"at|because of|con|en|por|de) )(?:(?:the|my|a|that|el|la|this|mornings?) )*(?:cold|winter|snow|frost|frio|freezing)(?: "
    r"(?:ride|run|water|air|swim|day|weather|morning|walk))?,? (?:and|but|y|pero) (?:(?:they|then|ya|luego) )*(?:came back|warmed "
    r"up|(?:are|were|is) (?:fine|ok|okay|normal)|recovered|volvieron|(?:estan|estaban) bien)"
    rf"(?: (?:after|later|now|inside|again|despues|ahora|al rato)(?: \w+){{0,3}})?{_WHEN}[ .!]*"
)
"""Fingers that went white in the cold and came back."""
_BEING = (
    r"(?:(?:(?:type|tipo) ?(?:1|2|one|two|uno|dos) )?(?:diabetic|diabetic[oa])(?: (?:de )?(?:type|tipo) ?(?:1|2|one|two|uno|dos))?|"
    r"asthmatic|asmatic[oa]|epileptic|epileptic[oa]|hypertensive|hipertens[oa])"
)
_LONG = (
    r"(?:,? (?:for (?:about |over |almost )?(?:\w+ ){1,2}(?:months|years)|since (?:i was )?(?:\d{2,4}|a child|birth|childhood|"
    r"a kid)|"
    r"(?:desde )?hace (?:\w+ ){1,2}(?:meses|anos)|desde (?:los )?(?:\d{2,4}|nin[oa]|pequen[oa])(?: anos)?))?"
)
_MEANS = (
    r"(?:,? (?:and |y |but |pero )?(?:(?:i (?:use|take|am on)|im on|on|with|con|uso|tomo|llevo) )?(?:an? |una |my |mi )?(?:insulin"
    r"(?: pump)?|insulina|bomba(?: de insulina)?|metformina?|tablets|pastillas|inhaler|inhalador))?"
)
_OWN = late(
    rf"{_OPEN}(?:(?:(?:im|i am|ive been|soy|yo soy) (?:also |an? |tambien )*)?{_BEING}(?: here)?|(?:i have|ive got|tengo|padezco|"
    rf"i (?:was|am|got|have been) diagnosed with|ive been diagnosed with|me (?:han )?diagnosticaron|me han diagnosticado) (?:de )?"
    rf"{_CONDITION}|{_RELATIVE} (?:is|es) (?:an? )?{_BEING}){_LONG}{_MEANS}{_WHEN}{_ASKED}[ .!?]*"
)
"""A condition of one's own, or what a relative is, by its name alone: it has rules of its own (PL-24), and tells of no trouble."""
_KIN = (
    r"(?:(?:my|mi|the|el|la) (?:\w+ )?(?:kid|child|baby|boy|girl|toddler|kids|son|daughter|wife|husband|partner|mum|mom|dad|"
    r"nene|nena|"
    r"nin[oa]|bebe|peque|hij[oa]|mujer|marido|pareja|madre|padre))"
)
_KIN_ILL = late(
    rf"{_OPEN}{_KIN} (?:has|have|had|got|is in bed with|is down with|is|esta|tiene|estan|ha pasado la noche|anda|se puso) "
    rf"(?:(?:a|an|the|con|"
    rf"high|bit of a|mucha|algo de|un poco de|en casa) )*(?:fever|temperature|cold|cough|flu|chickenpox|stomach bug|ear "
    rf"infection|ill|sick|"
    rf"poorly|teething|fiebre|catarro|resfriad[oa]|tos|gripe|varicela|gastroenteritis|otitis|mal[ao]|malit[oa]|enferm[oa]){_WHEN}"
    r"(?:,? (?:(?:so|and|y|asi que|por eso) )*(?:no (?:gym|training|run|workout|entreno|gimnasio|gym)|(?:i )?(?:cant|cannot|"
    r"wont|couldnt) "
    r"(?:train|make it|go|come|run)|(?:im |i am )?(?:skipping|staying home|at home)|(?:hoy )?no (?:puedo|voy a poder|pude|podre) "
    rf"(?:ir|entrenar|correr|salir)|me quedo en casa|(?:hoy )?no (?:entreno|voy|salgo)){_WHEN})?[ .!]*"
)
"""A relative's ordinary illness, and the training that falls out for it."""
_COLD_AIR = late(
    rf"{_OPEN}(?:(?:the )?(?:cold(?: air)?|winter air|dry air|chlorine|dust|pollen)(?: (?:always|just))? makes me (?:cough|"
    rf"sneeze)(?: a (?:bit|"
    r"little))?|i (?:always )?(?:cough|sneeze) (?:a (?:bit|little) )?(?:when i (?:run|train|ride) )?in the cold|(?:el "
    r")?(?:aire (?:frio|seco)|"
    r"frio|cloro|polvo|polen) me hace (?:toser|estornudar)|(?:siempre )?toso (?:un poco )?(?:al correr |cuando corro )?con "
    r"(?:el )?frio|"
    r"(?:toso|estornudo) con el (?:cloro|polvo|polen))(?: (?:when (?:i run|running|i train)|al correr|cuando corro))?[ .!]*"
)
_EXPECTS = late(
    rf"{_OPEN}(?:(?:we|estamos) (?:are )?(?:expecting|esperando) (?:a baby|our first|our second|twins|un bebe|gemelos)|"
    rf"{_RELATIVE} (?:is|esta) (?:now |also |ya )?(?:(?:\d+|\w+) (?:weeks?|months?) )?(?:pregnant|expecting(?: a baby| twins)?|"
    rf"embarazada|breast ?feeding|dando (?:el )?pecho|due in \w+)(?: de (?:\d+|\w+) (?:semanas?|mes(?:es)?))?)"
    rf"(?:,? (?:and )?{_RELATIVE} is due in \w+)?{_WHEN}[ .!]*"
)
"""A relative's pregnancy with no word of how it goes."""
_PERIOD = late(
    rf"{_OPEN}(?:(?:my|the) period (?:has )?(?:started|came|arrived|is here|is due|is late by a day|ended|is over|finished)|"
    r"(?:im|i am) on my period|i (?:got|have|had|started) my period|(?:tengo|me (?:ha )?(?:vino|bajo|venido|bajado|toca)|"
    r"estoy con) (?:la|mi) "
    rf"(?:regla|menstruacion|periodo)|(?:la|mi) (?:regla|menstruacion) (?:empezo|llego|vino|ha empezado)){_WHEN}{_ASKED}[ .!?]*"
)
_PART = (
    r"(?:(?:left|right) )?(?:knee|ankle|wrist|shoulder|elbow|hip|foot|finger|toe|back|hamstring|calf|tobillo|rodilla|muneca|"
    r"hombro|codo|"
    r"cadera|pie|dedo|gemelo|isquio)"
)
_AGO = (
    r"(?:last (?:month|year|summer|winter|spring|autumn)|(?:\d+|two|three|four|five|six|a few|a couple of) (?:months|years) ago|"
    r"years ago|"
    r"hace (?:\d+|dos|tres|cuatro|cinco|seis|unos|varios) (?:meses|anos)|el (?:mes|ano|verano|invierno) pasado)"
)
_HEALED = late(
    rf"{_OPEN}(?:i (?:have )?(?:twisted|sprained|strained|pulled|rolled|bruised|hurt|broke) my {_PART} {_AGO},? (?:but |and )?"
    r"(?:its|it is|its all|all|thats) (?:fine|ok|okay|healed|good|better|recovered)(?: now| again)?|"
    rf"me (?:torci|esguince|doble|lesione|rompi|golpee) (?:el|la) {_PART} {_AGO},? (?:pero |y )?(?:ya )?(?:esta|estoy|va) "
    r"(?:bien|curad[oa]|recuperad[oa]|perfecto))[ .!]*"
)
_KNOCK = late(
    rf"{_OPEN}(?:i (?:hit|banged|bumped|bashed|stubbed|scraped|grazed) my (?:(?:left|right) )?(?:shins?|knees?|toes?|fingers?|"
    rf"elbows?|hands?|"
    r"foot|thigh|hip) (?:on|against|with) (?:the|a|my) (?:\w+ )?\w+|i (?:fell|came|slipped) (?:off|from|over|on|down|while|"
    r"when|in) "
    r"(?:\w+ ){1,4}(?:but|and) (?:im|i am) (?:fine|ok|okay|all right)|"
    r"(?:i )?dropped (?:an?|the|my) (?:\w+ ){1,3}on my (?:(?:left|right|big|little) )*(?:toes?|foot|finger|thumb|hand|shin)|"
    r"se me cayo (?:un|una|el|la) (?:\w+ ){1,3}en (?:el|la|un) (?:pie|dedo|dedo del pie|dedo gordo|mano|espinilla)|"
    r"me (?:golpee|di|raspe) (?:en )?(?:la|el|una) (?:espinilla|rodilla|codo|dedo|mano|pie|muslo|cadera) (?:con|contra) (?:el|"
    r"la|un|una) "
    r"(?:\w+ )?\w+|me (?:cai|resbale|tropece) (?:de|con|en|por|corriendo)(?: \w+){0,4} pero (?:ya )?(?:estoy|"
    r"no me hice) (?:bien|nada)|"
    r"me queme (?:(?:un poco|algo|la espalda|los hombros|la cara|la mano|los dedos) )*(?:con el sol|al sol|tomando el sol|"
    r"en la playa|cocinando|"
    r"con la (?:sarten|plancha|olla|comida|cafetera)|con el (?:horno|cafe|agua))|i (?:got|am|was) (?:a bit |badly )?sunburn(?:t|"
    r"ed)|"
    rf"i burn(?:t|ed) my (?:hand|finger|tongue|fingers) (?:cooking|on the (?:pan|stove|oven|kettle)|with \w+)){_WHEN}[ .!]*"
)
_BORN = late(
    rf"{_OPEN}(?:(?:i (?:gave birth|had (?:my|our|the|a) baby)|(?:my|our|the) baby was born) (?:\w+ ){{1,3}}(?:days?|weeks?|"
    rf"months?) ago|"
    r"(?:di|he dado) a luz hace (?:\w+ ){1,2}(?:dias?|semanas?|mes(?:es)?)|(?:nacio|ha nacido) mi (?:bebe|"
    r"hij[oa]) hace (?:\w+ ){1,2}(?:dias?|"
    r"semanas?|mes(?:es)?))[ .!]*"
)
_NURSING = late(
    rf"{_OPEN}(?:(?:im|i am) (?:still )?(?:breast ?feeding|nursing)|(?:le )?doy (?:todavia )?el pecho|(?:estoy )?(?:amamantando|"
    rf"dando el pecho)|"
    rf"amamanto|doy pecho)(?: (?:to )?(?:my|a mi|a la|al) (?:\w+ )?\w+)?{_WHEN}[ .!]*"
)
_STIFF = late(
    rf"{_OPEN}(?:my|the) (?:{_PART[3:-1]}|calves|hamstrings|quads|hips|shoulders|neck) (?:is|are|feels?) (?:a bit |a little |"
    rf"really |so |still )?"
    rf"(?:tight|stiff|tense){_WHEN}[ .!]*|{_OPEN}(?:tengo|noto|siento) (?:el|la|los|las) (?:{_PART[3:-1]}|gemelos|isquios|"
    rf"cuello|hombros|"
    rf"cuadriceps) (?:un poco |algo |muy )?(?:tens[oa]s?|rigid[oa]s?|cargad[oa]s?|dur[oa]s?){_WHEN}[ .!]*"
)


_PASSING = (_OTHERS_MEDICINE, _PULSE_MOVED, _WHITE_FROM_COLD)


def bare_mention(message: str) -> Mention | None:
    """What a message that tells only of such a thing tells: "ill" of an ailment, "nothing" of the rest; None for any other.

    >>> bare_mention("I have a headache"), bare_mention("my mum has diabetes"), bare_mention("I have a headache and cannot see")
    ('ill', 'nothing', None)
    """
    read = " ".join(plain(message).replace("'", "").replace("¿", "").split())
    if _ILL.fullmatch(read):
        return "ill"
    return (
        "nothing"
        if any(
            pattern.fullmatch(read)
            for pattern in (
                _OTHERS,
                _KIN_ILL,
                _COLD_AIR,
                _EXPECTS,
                _PERIOD,
                _HEALED,
                _STIFF,
                _KNOCK,
                _NURSING,
                _BORN,
                _OWN,
                *_PASSING,
            )
        )
        else None
    )


_OF: tuple[tuple[Ailment, re.Pattern[str]], ...] = (
    ("headache", late(r"\b(?:head|headache|cabeza|jaqueca)\b")),
    ("period", late(r"\b(?:period|menstrual|regla)\b")),
    (
        "belly",
        late(
            r"\b(?:stomach|stomachache|tummy|belly|indigestion|heartburn|bloat\w*|gassy|diarrh?o?ea|cramps|threw up|vomited|sick|"
            r"puked|barriga|tripa|estomago|panza|ardor|acidez|gases|diarrea|colicos?|hinchad[oa]|vomit\w*)\b"
        ),
    ),
)


def ailment(message: str) -> Ailment:
    """Which line fits an ailment that a message tells alone; "illness" for a cold and whatever has no line of its own.

    >>> ailment("me duele la tripa"), ailment("I have a cold")
    ('belly', 'illness')
    """
    read = plain(message)
    return next((name for name, words in _OF if words.search(read)), "illness")

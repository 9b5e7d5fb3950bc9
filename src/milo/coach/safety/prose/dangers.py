"""What a plan's free words may not have anybody do: mask a pain, leave an inhaler at home, throw advice over, go under water alone,
do without rest, sleep or water (safety V-06, PL-06, PL-14, PL-53), drink by the litre (PL-54), or heat a pregnancy (PL-22).

Texts are plain (normalising.plain); what is denied is said to nobody as something to do.
"""

from __future__ import annotations

from milo.coach.safety.prose.food import numbered
from milo.coach.safety.text.notation import compiled
from milo.vocabulary.patterns import late

MOST_L_AN_HOUR = 0.8  # PL-54: no fixed rate above it is prescribed
_MASKED = late(
    r"\b(?:tape|bandage|ice|numb|freeze|spray|venda\w*|hiela|enfria|infiltra\w*|inyecta\w*)\W+(?:(?:up|the|your|it|that|this|la|"
    r"el|tu|lo)\W+){0,2}"
    r"(?:(?:ankle|knee|shoulder|foot|toe|calf|hamstring|back|elbow|hip|wrist|shin|rodilla|tobillo|hombro|pie|dedo|gemelo|"
    r"espalda|codo|cadera|muneca)"
    r"\W+)?(?:up\W+)?(?:and|then|y|luego)\W+(?:run on|keep|carry on|go on|go again|continue|play on|train on|lift on|back to|"
    r"sigue|continua|a correr|a seguir|"
    r"vuelve a)\b"
)
_SKIN = late(r"\b(?:blisters?|callus\w*|nails?|scrapes?|ampollas?|callos?|unas?|rozadura\w*)\b")  # what is taped and gone on with
_LEFT_HELP = late(
    r"\b(?:inhalers?|relievers?|inhalador(?:es)?) (?:is|are|es|son) (?:cheating|for|not|de|para|trampa)\b|"
    r"\b(?:leave|forget|ditch|skip|without|(?:dont|do not|never) (?:bring|carry|take|need|pack)|no need for|deja\w*|olvida\w*|"
    r"sin|no (?:lleves|"
    r"necesitas|cojas))\W+"
    r"(?:(?:the|your|an?|any|that|el|la|tu|ese|esa|rescue|blue|asthma|spare|emergency|own)\W+)*(?:inhalers?|relievers?|puffers?|"
    r"epi ?-?pen|auto ?-?injectors?|(?:nitro\w*|glyceryl|rescue) spray|nitroglycerin|glucagon|glucose (?:tabs|tablets|gels?)|"
    r"inhalador|inhaladores|(?:spray|aerosol) de rescate|autoinyector|nitroglicerina|"
    r"ventolin|broncodilatador|glucosa rapida)\b"
)
_AGAINST = late(
    r"\b(?:against|whatever|no matter what|en contra de(?:l)?|contra|digan? lo que diga\w*)\W+(?:(?:the|your|any|el|la|tu|"
    r"medical|lo que)\W+){0,2}(?:advice|doctors? "
    r"(?:orders?|advice)|consejo|medic[oa]|fisio\w*)\b|"
    r"\b(?:doctors?|physio\w*|surgeon|gp|medic[oa]s?|fisio\w*|cardiolog\w+)\W+(?:\w+\W+)?(?:exaggerat\w*|overreact\w*|(?:is|"
    r"are) (?:wrong|too "
    r"careful|clueless)|knows? nothing|(?:does not|doesnt|dont) (?:know|understand)|exager\w*|se equivoca\w*|no (?:sabe|tiene|"
    r"entiende)\w*)|"
    r"\b(?:tear|take|rip|cut|pull|get|quita\w*|saca\w*|arranca\w*)\W+(?:off\W+|out\W+)?(?:(?:the|your|la|el|los|tu|"
    r"tus)\W+)?(?:cast|splint|sling|"
    r"stitches|walking boot|moon boot|escayola|ferula|cabestrillo|puntos|yeso)\b|"
    r"\b(?:secretly|in secret|behind (?:\w+ ){1,3}backs?|(?:dont|do not) let (?:\w+ ){1,3}(?:know|see|find out)|hide (?:it|this|"
    r"that) from|"
    r"que no (?:se enter\w+|lo sep\w+)|sin que (?:se enter\w+|lo sep\w+)|a escondidas)\b|"
    r"\bno (?:safe )?word of this to\b"
)
_WITH_LEAVE = late(r"\b(?:when|once|if|only|after|cuando|si|solo|tras|despues)\b")
_RATE = late(
    r"\b(?P<n>\d+(?:\.\d+)?|an?|one|un|una|half an?|medio) ?(?P<of>l|litres?|liters?|litros?|ml|millilit\w+|"
    r"mililitro\w*)\b(?:\W+(?:of |de )?(?!no\b)"
    r"\w+){0,5}?\W+(?:an|per|each|every|por|a la|cada|/|(?:in|within|over|during|en|durante)\b)\W*"
    r"(?:(?:the|an?|one|each|every|first|last|next|final|la|el|una?|cada|primer[oa]?|ultim[oa]|"
    r"proxim[oa])\W+){0,3}(?:(?P<m>\d+) ?min\w*|(?P<half>half(?: an)? hour|media hora)|"
    r"(?P<hours>\d+)? ?(?:hours?|hrs?|h|horas?))\b"
)
_BEFORE_START = late(
    r"\b(?P<n>\d+(?:\.\d+)?) ?(?:l|litres?|liters?|litros?)\b(?: (?:of |de )?(?:water|agua))?\W+(?:(?:just|right|justo) "
    r")?(?:before|antes de(?:l)?)\W+(?:the |la |el )?(?:start|race|run|ride|"
    r"session|marathon|salida|carrera|tirada|sesion|competir|maraton)\b"
)
MOST_L_BEFORE = 1.0  # 5-7 mL a kilogram in the four hours before (nutrition 3.8); a litre is that of 140 kg
_ALL_ONE_CAN = late(
    r"\b(?:drink|bebe\w*) (?:as much (?:water )?as (?:you can|possible)|all you can|todo lo que puedas|lo maximo|cuanto puedas|"
    r"cuanta agua puedas)\b"
)
_NO_DRINK = late(
    r"\b(?:no drinking|without (?:drinking|water|fluids?)|no (?:fluids?|liquids?)|dont drink|sin (?:beber|agua|liquidos?)|nada "
    r"de (?:agua|beber|liquidos?)|"
    r"no bebas)\b(?=\W+(?:\w+\W+){0,3}?(?:session|run|ride|race|training|workout|long|heat|sun|hot|hours?|sesion|tirada|carrera|"
    r"entreno|entrenamiento|ruta|calor|sol|"
    r"horas?)\b)"
)
_DRY_UNTIL = late(
    r"(?<!there is )(?<!theres )(?<!there will be )\b(?:no|without|zero|sin|nada de|ni)\W+(?:(?:any|a|drop|drinking|drink|beber|"
    r"gota|of|de|una|tomar)\W+){0,4}?(?:water|fluids?|liquids?|drinks?|drinking|agua|liquidos?|beber|gota)\b(?:\W+\w+){0,2}?\W+"
    r"(?:until|till|before|hasta|antes de(?:l)?)\W+(?:\w+\W+){0,3}?(?:end|finish\w*|done|over|final|acab\w+|termin\w+|meta|"
    r"last (?:set|lap|km|kilometre|round|rep|interval)|ultim[oa] (?:serie|vuelta|km|kilometro|ronda|repeticion))\b"
)
"""Nothing to drink till the work is done."""
_DRY_WAY = late(
    r"\b\d+ ?(?:km|k|miles|h|hours|horas|min\w*)\b[^.;,]{0,20}?\b(?:dry(?! (?:roads?|paths?|trails?|land|weather|day))|without "
    r"(?:water|drinking)|sin (?:beber|agua))\b"
)
_HEAT = late(
    r"\b(?:3[2-9]|4\d) ?(?:c|degrees|grados)?\b[^.;]*?\b(?:outside|fuera|heat|calor|sun|sol)\b|\b(?:3[2-9]|4\d) ?c\b"
)  # PL-53: air from 32 C
_HARD_WORK = late(
    r"\b(?:intervals?|sprints?|hiit|all out|race pace|hard|tempo|series|fuerte|a tope|ritmo de carrera|long run|tirada)\b"
)
_COOLED = late(
    r"\b(?:indoors?|inside|interior|treadmill|cinta|air con\w*|aire acondicionado|pool|piscina|early|temprano|shade|sombra|"
    r"cancel\w*|no|not|instead|mejor|move|skip|rest)\b"
)
_CARRIED = late(
    r"\b(?:carry|carries|bring|take|fill|lleva\w*|coge|rellena|fuente|fountain|alcohol|beer|cerveza|coffee|cafe|fria|cold|with "
    r"gas)\b"
)
_AS_FAR = (
    r"(?:as long as|as far as|longest|furthest|limit|alone|maximum|record|black|pass out|todo lo que|limite|sol[oa]|maximo|lo mas)"
)
_SUBMERGED = (
    r"(?:underwater|under water|bajo (?:el )?agua|apno?ea|breath ?-?hold\w*|hold\w* (?:your |the )?breath|aguanta\w* la "
    r"respiracion|"
    r"bucea\w*)"
)
_NO_AIR = r"(?:without (?:breathing|air|a breath)|no (?:air|breath\w*)|sin (?:respirar|aire))"
_LENGTHS = r"(?:lengths?|laps?|pool|largos?|piscina)"
_UNDER = late(
    r"\b(?:hyperventil\w+|hiperventil\w+)\b|"
    rf"\b{_SUBMERGED}\b[^.;!]*?\b{_AS_FAR}\b|\b{_AS_FAR}\b[^.;!,]*?\b{_SUBMERGED}\b|"
    rf"\b{_SUBMERGED}\b[^.;!,]*?\b(?:\d+|one|two|three|dos|tres|un) ?min\w*|\b(?:\d+|one|two|three|dos|tres|un) "
    rf"?min\w*[^.;!,]*?\b{_SUBMERGED}\b|"
    rf"\b{_LENGTHS}\b[^.;!,]*?\b{_NO_AIR}\b|\b{_NO_AIR}\b[^.;!,]*?\b{_LENGTHS}\b"
)
_BORROWED = late(
    r"\b(?:take|try|use|borrow|prueba|toma|usa|coge)\W+(?:\w+\W+){0,3}?(?:ventolin|inhaler|inhalador|pills?|pastillas?|"
    r"medicin\w+|tablets?|medicacion)\W+(?:of|from|de)\W+"
    r"(?:(?:tu|tus|your|un|una|a|mi|my)\W+)?(?:someone|somebody|friend|brother|sister|mum|mom|dad|wife|husband|partner|mate|"
    r"grand\w+|alguien|amig[oa]|herman[oa]|madre|padre|mujer|marido|"
    r"pareja|abuel[oa]|companer[oa])\b"
)
_LAYERED = late(
    r"\b(?:train|run|ride|row|lift|work|sweat|corre\w*|entrena\w*|pedalea|rema|suda\w*)\b[^.;!]*?\b(?:two|three|four|\d|several|"
    r"extra|many|dos|tres|cuatro|varias|varios|mas) "
    r"(?:layers|sweaters|hoodies|jackets|jumpers|coats|capas|sudaderas|abrigos|chaquetas|jerseys)\b[^.;!]*?\b(?:sun|heat|hot|"
    r"sweat\w*|summer|sauna|sol|calor|suda\w*|verano)\b"
)
_HARD = r"(?:max(?:imum|imal)?(?: out)?|1 ?rm|to failure|limit|al fallo|maximo|record|pr)"
_UNWATCHED = late(
    rf"\b(?:no|without|sin) (?:an? |any )?(?:spotters?|safet(?:y|ies)|safety (?:bars?|pins?)|collars|nadie|seguros|topes|ayuda|"
    rf"vigilancia)\b[^.;?]*?"
    rf"(?<!no )(?<!not )(?<!never )(?<!nada de )\b{_HARD}\b|"
    rf"(?<!no )(?<!not )(?<!never )(?<!nunca )\b{_HARD}\b[^.;?]*?\b(?:no|without|sin) (?:an? |any )?(?:spotters?|safet(?:y|ies)|"
    rf"seguros|topes|nadie)\b"
)
_SLEPT = late(
    r"\b(?:sleep|duerme) (?:only |just |solo )?(?:[0-4]|one|two|three|four|una|dos|tres|cuatro) ?(?:h|hours?|"
    r"horas?)\b(?!\W+(?:more|mas|extra|before|antes))|"
    r"\b(?:no sleep|skip sleep|sin dormir|no duermas)\b(?=[^?]*\b(?:train|run|lift|ride|session|entren\w*|corr\w*)\b)"
)
_NO_REST = late(
    r"\b(?:sleep|rest|resting|water|dormir|descansar|beber) (?:is|es) (?:for|de|para) (?:the |los )?(?:weak|cowards|losers|lazy|"
    r"cobardes|debiles|flojos|vagos)\b|"
    r"\b(?:nunca|jamas|no) descans\w+(?! (?:menos|mas|la|el|las|los|entre|\d|un|solo|less))(?=$|\W*[.,;!]|\W+(?:ni|un dia|"
    r"ningun|esta semana|en))|"
    r"\bsin (?:ni un )?dias? de descanso\b|\b(?:rest days?|descansos?|los dias de descanso|el descanso) (?:are|is|es|son) "
    r"(?:for|de|para) (?:the |los )?(?:weak|losers?|debiles|flojos|"
    r"vagos)\b"
)
_HOT = compiled(
    "hot (?:yoga|pilates|rooms?|tubs?|baths?|studio)|bikram|sauna*|jacuzzi*|steam ?-?(?:room|bath)|yoga caliente|"
    "banos? (?:turcos?|de vapor|(?:muy )?calientes?)|sala caliente"
)
_DENIED = late(r"\b(?:no|not|never|dont|avoid|instead of|nunca|jamas|evita\w*|sin|without|stop|nor|ni)\W+(?:\w+\W+){0,3}?$")
_SENTENCE = late(r"[.;!](?!\d)")


def endangers(read: str) -> str | None:
    """The words of a plain text that harm anybody: pain masked, help left at home, advice thrown over, no air, sleep or water.

    >>> endangers("leave the inhaler at home"), endangers("never leave the inhaler at home")
    ('leave the inhaler', None)
    """
    for of in (_MASKED, _LEFT_HELP, _BORROWED, _UNDER, _LAYERED, _UNWATCHED, _SLEPT, _NO_REST):
        if of is _MASKED and _SKIN.search(read) is not None:
            continue
        if (found := next((m for m in of.finditer(read) if _DENIED.search(read[: m.start()]) is None), None)) is not None:
            return found[0]
    for said in _SENTENCE.split(read):
        if (
            (m := _AGAINST.search(said)) is not None
            and _DENIED.search(said[: m.start()]) is None
            and _WITH_LEAVE.search(said) is None
        ):
            return m[0]
        if (
            m := next(filter(None, (of.search(said) for of in (_NO_DRINK, _DRY_UNTIL, _DRY_WAY))), None)
        ) is not None and _CARRIED.search(said) is None:
            return said.strip()
        if _HEAT.search(said) is not None and _HARD_WORK.search(said) is not None and _COOLED.search(said) is None:
            return said.strip()
    return None


def drinks_by_rate(read: str) -> str | None:
    """The words of a plain text that set more to drink than 0.8 litres an hour; None where there are none (PL-54).

    >>> drinks_by_rate("drink 2 litres an hour"), drinks_by_rate("half a litre an hour"), drinks_by_rate("200 ml every 20 minutes")
    ('2 litres an hour', None, None)
    """
    if (most := _ALL_ONE_CAN.search(read)) is not None and _DENIED.search(read[: most.start()]) is None:
        return most[0]
    before = _BEFORE_START.search(read)
    if before is not None and float(before["n"]) > MOST_L_BEFORE and _DENIED.search(read[: before.start()]) is None:
        return before[0]
    for m in (found for text in numbered(read) for found in _RATE.finditer(text)):
        amount = float(m["n"]) if m["n"][0].isdigit() else 0.5 if m["n"].startswith(("half", "medio")) else 1.0
        litres = amount / 1_000 if m["of"].startswith(("ml", "mil")) else amount
        hours = float(m["m"]) / 60 if m["m"] else 0.5 if m["half"] else float(m["hours"] or 1)
        if hours and litres / hours > MOST_L_AN_HOUR and _DENIED.search(m.string[: m.start()]) is None:
            return m[0]
    return None


def heats(read: str) -> str | None:
    """The words of a plain text that send somebody into a hot room or bath; None where there are none (PL-22, of the pregnant).

    >>> heats("hot yoga on friday"), heats("no sauna")
    ('hot yoga', None)
    """
    return next((m[0] for m in _HOT.finditer(read) if _DENIED.search(read[: m.start()]) is None), None)

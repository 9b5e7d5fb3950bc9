"""What the forbidden words of a model's text (text_validator) mean otherwise in an athlete's own note, and is no harm there.

A model that says "hold on" may mean through pain; a note beside a plank says how long. Each expression takes out the words it has
read in that sense, so that a harmful one beside them is still found.
"""

from __future__ import annotations

import re

from milo.vocabulary.patterns import late

_SECONDS = (
    r"(?:\d+|un|dos|tres|cuatro|cinco|seis|ocho|diez) ?(?:x|s|seg\w*|sec\w*|min\w*|respiracion\w*|breaths?|rep\w*|vueltas|"
    r"metros|m|km)\b"
)
_PLACE = (
    r"(?:abajo|arriba|al final|la (?:plancha|postura|posicion|bajada|tension|barra|isometria)|el (?:puente|peso|tempo|ritmo|"
    r"punto|agarre|"
    r"equilibrio|aire)|la respiracion|el aliento|colgad[oa]|en (?:el punto|la|el|posicion)|cada (?:rep\w*|lado|pierna|serie)|"
    r"quiet[oa]|un (?:segundo|poco))"
)
_HARMLESS = late(
    # Parts of the body, equipment and moves whose names hold a drug, an illness or an insult.
    r"\btren (?:superior|inferior)\b|\binhalador(?:es)?\b|\b(?:scapular?|shoulder) depression\b|"
    r"\bdepresion (?:escapular|de (?:las )?escapulas|de (?:los )?hombros)\b|"
    r"\b(?:bandas?|barras?|agarres?|gomas?|mancuernas?|cuerdas?|discos?|colchonetas?|ruedas?) (?:mas )?(?:gord[oa]s?|"
    r"delgad[oa]s?)\b|"
    r"\bsuicide (?:runs?|sprints?|drills?|shuttles?|push ?ups?|squeeze)\b|\bsuicides\b|"
    r"\b(?:the|per|each|every|your|longe?r?|shorte?r?|swim|second|third|\d(?:nd|rd|th)|[a-z]+th|other|full|half|smooth|strong|"
    r"easy|even|power|clean|front|crawl) (?:arm |swim |leg |pull )?strokes?\b|\bstroke (?:rates?|lengths?|counts?|drills?)\b|"
    r"^stroke\b(?=.*\b(?:long|short|smooth|rate|m|min|easy)\b)|"
    r"\bpush(?:ing)? through (?:the |your |both |each )?(?:heels?|floor|feet|foot|hands?|palms?|toes|legs?|mid ?-?foot|ground|"
    r"elbows?)\b|"
    # The rule of pain itself, and a stomach that is not full.
    r"\b(?:do not|dont|don t|don't|never|no need to|not) push(?:ing)? through (?:the |any |your |it|knee |joint |sharp "
    r")*(?:pain|it)\b|"
    r"\b(?:do not|dont|don t|don't) eat (?:a |any )?(?:big|large|heavy|huge|full) (?:meals?|breakfast|lunch|dinner)\b|"
    r"\beat nothing (?:heavy|big|fatty|greasy|spicy|new)\b|"
    r"\bdedos? gordos?\b|"
    r"\blegs? (?:feel|are|will feel|may feel) dead\b|\bdead legs\b|\bskip the rest of\b|"
    r"\btorn (?:callus\w*|blister\w*|skin|shoes?|strap\w*|glove\w*|hands?)\b|\btear ?drop\b|\bcheat (?:reps?|curls?|rows?|the "
    r"last reps?)\b|"
    r"\b(?:suelas?|zapatillas?|cinta|camiseta) rotas?\b|\bdie ?-?hards?\b|"
    r"\bmedicine balls?\b|\bbalon(?:es)? medicinal(?:es)?\b|"
    # A medicine taken as always, at its hour.
    r"\b(?<!stop )(?<!skip )(?<!double )(?<!half )(?<!halve )(?<!without )(?:my|the) (?:blood pressure |morning |daily |usual |"
    r"thyroid )?"
    r"(?:pill|tablet|medication|medicine|meds)s? (?:at|in the|before the|with (?:breakfast|dinner|food))\b|"
    r"(?<!deja )(?<!sin )(?<!dobla )(?<!salta )\b(?:mi|la) (?:pastilla|medicacion)(?: de (?:la )?(?:tension|tiroides|manana|"
    r"siempre))? "
    r"(?:a las|por la|antes de|con (?:el desayuno|la cena|comida))\b|"
    r"(?<!dont )(?<!not )(?<!never )(?<!no )\b(?:take|toma) (?:your|my|the|tu|mi|la) (?:blood pressure |morning |daily |usual |"
    r"thyroid )?"
    r"(?:pill|tablet|medication|medicine|meds|pastilla|medicacion)s?(?: de (?:la )?(?:tension|tiroides|manana))? "
    r"(?:as (?:always|usual|ever)|como siempre|a su hora)\b|"
    # Painkillers before an event are what the reference keeps people from (PL-54); "your" would be a medicine of one's own.
    r"\b(?:no|dont|do not|never|without|avoid|nunca|jamas|sin|evita|nada de|ni) (?:(?:take|use|pop|tomes|uses|tomar)(?: any| "
    r"un)? )?(?:ibuprofen|naproxen|"
    r"diclofenac|nsaids?|anti ?-?inflammator\w+|painkillers?|ibuprofeno|naproxeno|antiinflamatorios?|analgesicos?)\b|"
    # What is denied of a meal, of sleep or of rest.
    r"\b(?:never|dont|do not|no|without|avoid) (?:ever )?skip\w* (?:out |on )?(?:the |your |any )?(?:meals?|breakfast|lunch|"
    r"dinner|food|eating|sleep|rest|"
    r"water|warm ?-?ups?)\b|\b(?:no|nunca|jamas) te saltes\b|\b(?:never|dont|do not) stop eating\b|"
    r"\b(?:no|nunca|jamas) dejes de (?:comer|beber|desayunar|cenar)\b|\bno comas (?:poco|menos de|muy pesado|pesado|copioso|"
    r"justo antes)\b|"
    r"\b(?:no|nunca|jamas|evita\w*|sin|nada de|tampoco|ni)(?:[^\w.;!?:,]+(?:te|lo|se))?(?:[^\w.;!?:,]+(?:entren\w*|corr\w*|"
    r"sal\w*|levant\w*|mont\w*|"
    r"pedal\w*|nad\w*|hag\w*|hac\w*|vayas|ir|compit\w*|empie\w*)(?:[^\w.;!?:,]+\w+){0,2}?)?[^\w.;!?:,]+(?:en )?ayun\w+\b|"
    r"\bno water (?:on|along|at) (?:the |this )?(?:route|trail|path|way|course|loop|track)\b|"
    r"\b(?:never|dont|do not) rest (?:the|your|on)\b|\b(?:no|nunca) descanses (?:la|el|las|los)\b|"
    # Rests that are kept short, and work in a row.
    r"\b(?:no|without|dont|do not) rest (?:in )?(?:between|until|more than|longer than|over)\b|\bsin descanso entre\b|"
    r"\bno descanses (?:mas de|mas que|entre)\b|\bsin (?:parar|pausa) (?:entre|de|en (?:el punto|la|lo alto|cada)|abajo|arriba)\b|"
    r"\b(?:dont|do not|never) stop (?:at|in|on|between|your|the (?:bar|weight)|moving)\b|"
    r"\bno pares (?:en (?:el|la|lo|medio)|arriba|abajo|entre|a mitad|el movimiento|la barra|de respirar)\b|"
    rf"\baguanta(?:r|ndo)? (?:con calma )?(?:{_SECONDS}|{_PLACE})|"
    r"\bkeep going (?:until|through) (?:the (?:bell|whistle|line|corner|bridge|turn|beep|buzzer|timer|flag|tree|end of the set|"
    r"last cone|finish)|\d+|all (?:\d+|the reps))\b|"
    rf"\bsigue hasta (?:\d|(?:el|la) (?:kilometro|km|minuto|cono|marca|linea|vuelta|siguiente)|el final de la serie|completar)|"
    r"\bwork through (?:the |your )?(?:full |whole |entire )?(?:range|list|sets?|circuit|movement)\b|"
    r"\bpower through (?:the )?(?:sticking point|mid ?-?point|hips?|heels?|floor|lockout|drive|water|pull|catch)\b|"
    # Pain that is not there, or that ends the set.
    r"\bno pain (?:today|so far|since|at all|any ?more|anymore|in|during|allowed|on|below|above)\b|\b(?:only if|as long as|"
    r"while|with|if) (?:there is |there are )?no pain\b|"
    r"(?:^|(?<=[,;(] ))no pain(?=[,;]|: (?!no gain)|$)|\brange with no pain\b|"
    # Worries of no weight.
    r"\b(?:dont|do not) worry about (?:the |your )?(?:pace|speed|time|watch|weight|depth|distance|form|numbers|load|clock)\b|"
    r"\bno te preocupes (?:por|de) (?:el |la |los |tu )?(?:ritmo|velocidad|tiempo|reloj|peso|profundidad|distancia|numeros|"
    r"carga|tecnica)\b|"
    r"\bignor(?:e|a) (?:the |your |el |la |los )?(?:mirror|watch|clock|pace|speed|others|phone|espejo|reloj|ritmo|movil|"
    r"velocidad)\b|"
    r"\bestas bien (?:de|con|colocad[oa]|en)\b(?! (?:salud|dolor|corazon))|\bno excuses\b(?! for (?:pain|rest))|"
    # What a doctor or a body said of itself.
    r"\b(?:doctor|physio|gp|midwife|cardiologist|surgeon|medic[oa]|fisio|matrona)(?: \w+){0,2} cleared\b|\bcleared (?:by|for|"
    r"to) (?:(?:my|the) )?"
    r"(?:doctor|physio|gp|midwife|cardiologist|surgeon|light|easy|run|lift|jog|walk|train)\w*\b|"
    r"\bautorizad[oa] por (?:mi |el |la )?(?:medic[oa]|fisio|matrona|cardiolog[oa])\b|"
    r"\b(?:once|when|until|after|let) (?:it|the \w+|my \w+|they)(?: has| have| is| are)? heal(?:s|ed)?\b|\bcura de sueno\b|"
    r"\b(?:fracture|injury|sprain|tear|bone|ankle|knee|shoulder|foot|hip|toe|wrist) (?:has |have |is |fully |was )*healed\b|"
    # Water and meals around one session.
    r"\bno water (?:needed|necessary|stop\w*|breaks? needed)\b|\b(?:dont|do not) drink (?:alcohol|beer|wine|coffee|before "
    r"(?:bed|sleep))\b|"
    r"\b(?:run|ride|walk|train|session|cardio) fasted\b|\bfasted (?:run|ride|walk|session|cardio)\b|\b(?:after|post) ?-? ?sauna\b|"
    r"\bsauna (?:afterwards|after|at the end|optional)\b|\b(?:10|15|5|ten|five) min(?:ute)?s? (?:of |in the )?sauna\b|\bsauna "
    r"(?:despues|al final|opcional)\b"
)
_SPEED_TAKEN = late(
    r"\b(?:take|taking|took|snort\w*|swallow|toma\w*|met(?:e|er)te|mete|esnifa\w*|pilla\w*)(?: (?:some|a little|a bit of|half a|"
    r"your|the|"
    r"un poco de|algo de|tu|el|una raya de|\d+ ?m?g(?: of| de)?))? speed\b(?! (?:down|off|out|up|away|to|from|into|work|abajo))|"
    r"\b(?:bit|little|line|lines|hit|gram|g|mg|dose|rayas?|poco|gramos?|dosis|pastillas?|pastis?) (?:of |de )?speed\b|"
    r"\bspeed (?:pills?|tablets?|powder|pastillas?)\b|\bspeed (?:\w+ ){0,2}(?:before the (?:race|match|game|gym|workout|session)|"
    r"antes de(?: la| el)? (?:entrenar|correr|competir|carrera|partido|gimnasio|gym|sesion))\b|"
    r"\b(?:run|train|lift|race|ride|compete|high|be) on speed\b(?! (?:day|work|session|drill))|"
    r"\b(?:caffein\w*|cafein\w*|adderall|ritalin|ephedr\w*|efedr\w*|cocain\w*|amphetamin\w*|anfetamin\w*|stimulant\w*|"
    r"pre ?-?workout|"
    r"alcohol|coffee|cafe)\W+(?:(?:and|with|plus|y|con|e|or|o) )?speed\b|"
    r"\bspeed\W+(?:(?:and|with|plus|y|con|e|or|o) )?(?:caffein\w*|cafein\w*|adderall|ritalin|ephedr\w*|efedr\w*|cocain\w*|"
    r"amphetamin\w*)"
)
"""The drug, where it is taken, portioned or mixed; otherwise speed is how fast something goes."""
_CLAIMED = (
    r"(?:(?:you|it|this|that|he|she)(?: (?:probably|surely|might|may|must|could))? (?:have|has|is|are|got|be)|youve got|its|"
    r"sounds like|looks like|"
    r"(?:signs?|symptoms?) of|(?:cure|heal|treat|fix|revers|prevent|cur|trat|previen|reviert|san|elimin)\w*|(?:tienes|padeces|"
    r"sufres|parece|es|"
    r"sera)|(?:signos?|sintomas?) de)\W+(?:\w+\W+){0,3}?"
)
_OF_CURE = late(r"diagnos|cure|cura|curar|heal|patholog|patolog|abnormal|anormal")
_WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|lunes|martes|miercoles|jueves|viernes|sabado|domingo"
_PUSHED_MORE = late(
    # Pain that is taken for progress; pain answered with more is read in prose.pain.
    r"\b(?:pain|hurting|soreness|dolor) (?:just |only |solo )?(?:means|shows|proves|significa|quiere "
    r"decir)\W+(?:\w+\W+){0,3}?(?:work\w*|grow\w*|good|"
    r"progress|funciona|crece\w*|progres\w*|bien)\b|"
    r"\b(?:run|sweat|train|work|walk|ride)\w* (?:off|out) (?:the |a |your |my |this )?(?:flu|fever|cold|virus|infection)\b|"
    r"\b(?:suda\w*|sudando|quema\w*) (?:la |el |tu |esa |ese )?(?:fiebre|gripe|resfriado|catarro|virus)\b|"
    r"\b(?:bounce|push|lean|press|stretch|breathe|go|rebota|empuja|estira|entra) (?:deep(?:er)? )?into (?:the |your )?(?:sharp "
    r")?pain\b|"
    r"\b(?:rebota|empuja|estira|entra)\w* (?:en|hacia|contra) (?:el|tu) dolor\b|"
    r"\b(?:if|si) (?:it )?(?:isnt|is not|doesnt|does not|no) (?:hurt\w*|duele)\W+(?:\w+\W+)?(?:isnt|not|doesnt|no) (?:work\w*|"
    r"count\w*|sirve|vale|funciona|cuenta)\b|"
    r"\bpain is (?:just|only) (?!2\b|1\b)\w+\b|\boverrid\w+ (?:it|the pain|your body)\b|\b(?:haz(?:lo)?|do it) (?:con|with) "
    r"(?:el )?(?:dolor|pain)\b(?! (?:de agujetas|under|below|up to|"
    r"hasta|menos|[0-3]))|"
    r"\b(?:eres|you are|youre) (?:un |una |a |an |such a )?(?:vag[oa]|floj[oa]|debil|lazy|weak|failure|fracasad[oa]|gallina|"
    r"cobarde|coward|quitter)\b|\b(?:beat|hate) yourself\b|"
    r"\b\d+ ?mg (?:of |de )?(?:test|tren|deca|primo|winny)\b|"
    # Plurals of the painkillers that the lexicon of medicines names one by one.
    r"\b(?:paracetamoles|ibuprofenos|naproxenos|aspirinas|analgesicos|antiinflamatorios|nolotil\w*|enantyum|tylenol|advil|"
    r"nurofen|aleve)\b|"
    # Days without food (NU-06: more than 24 h).
    r"\bfast(?:ing|ed)?(?: \w+){0,2} (?:2[4-9]|[3-9]\d|1\d\d) ?(?:h|hrs?|hours?)\b|\b(?:2[4-9]|[3-9]\d|1\d\d) ?-?(?:h|hrs?|"
    r"hours?) fast\b|"
    r"\bfast(?:ing)?(?: \w+){0,2} (?:\d+|two|three|four|five|several|all) days?\b|\b(?:\d+|two|three|four|five) ?-?days? fast\b|"
    rf"\bfast (?:from )?(?:{_WEEKDAY}) (?:to|until|till) (?:{_WEEKDAY})\b|"
    rf"\b(?:just|only|nothing but|solo|nada mas que) (?:water|agua)\b(?: \w+){{0,3}} (?:days?|dias?|{_WEEKDAY})\b|"
    r"\bthrow(?:ing)? (?:it |them |dinner |lunch )?up\b(?! (?:the|a|your) )(?!\W+(?:the )?(?:ball|bag|weight))|"
    r"\bnothing else (?:all day|that day|today|until tomorrow)\b|\bnada mas (?:en )?todo el dia\b|"
    # An illness trained through, and harm done to oneself.
    r"\b(?:run|train|lift|ride|go|work|push|keep|carry|corre|entrena|sigue|levanta|continua|tira)\w*(?: on| going| hard)? "
    r"(?:through|with|despite|even with|con|pese a|a pesar de)(?: (?:a|the|el|la|your|my|tu|mi|bad|high|slight|un poco de))* "
    r"(?:fever\w*|fiebre|flu|gripe|chest|pecho|palpitation\w*|palpitacion\w*|concussion|conmocion)\b|"
    r"\b(?:corre|entrena|sigue|levanta|continua|tira|trabaja|apura)\w*(?: \w+)? con (?:el |ese |tu |mucho )?dolor\b(?! de "
    r"(?:agujetas))|"
    r"\b(?:until|till) (?:you|i) (?:vomit|throw up|puke|black out|see stars)\b|\bhasta (?:vomitar|que vomites|marearte|"
    r"desmayarte)\b|"
    r"\b(?:vomit|throw up|be sick) (?:after|before) (?:dinner|lunch|eating|meals?|food|each)\b|\bvomita\w* (?:despues|antes|"
    r"tras|la)\b|"
    r"\bdrink nothing\b|\bno (?:water|fluids?|drinks?) (?:before|until|till) (?:the )?weigh\b|\b(?:nada de agua|sin (?:beber|"
    r"agua)) (?:hasta|antes)(?: \w+)? pesaje\b|"
    r"\b(?:cut|cutting|slit) (?:my|your|the) (?:wrists?|arms?|thighs?|self)\b|\bcort(?:a|ar)(?:te|me|se)\b(?= (?:las?|los?|el) "
    r"(?:venas?|munecas?|brazos?))|"
    r"\b(?:weak|fail(?:ed)?),? (?:so|then) (?:hurt|punish|hit) (?:my|your)self\b|\b(?:punish|castiga)(?:r|te|rme)? (?:my|"
    r"your)?self\b|\bcastig(?:ate|arme|arte)\b"
)

_NOT = late(
    r"\b(?:no|not|dont|never|nunca|jamas|sin|before|antes de|short of|instead of|en vez de|lejos)\W+(?:\w+\W+)?$|"
    r"\b(?:half|\d+ ?%|per cent|percent) (?:of |de |del )?(?:your |the |tu )?$"
)
_MAXIMAL = late(
    r"\b(?:max|maximal|heavy|top|true) (?:single|double|attempt|out|lift|test)s?\b|\b(?:one|1) (?:heavy|max|maximal) rep\b|"
    r"\b(?:test|find|hit|try)\w* (?:your|my|the|a) (?:new )?max(?:imum)?\b(?! (?:heart|hr|pulse|pace))|\b(?:prueba|busca|testea|"
    r"saca)\w* (?:tu|mi|el) maxim[oa]\b|"
    r"\b(?:intento|levantamiento|single) (?:al )?maxim[oa]\b|\bsingle pesado\b|"
    r"(?<!close )(?<!near )(?<!next )\b(?:to|until|till|at) (?:\w+ )?(?:failure|exhaustion)\b|\bal fallo\b|\bhasta (?:el "
    r")?(?:fallo|agotamiento)\b|"
    r"\bmax(?:imum|imal)? (?:effort|force|intensity)\b|\b(?:esfuerzo|intensidad) maxim[oa]\b|\bmaxim[oa] (?:esfuerzo|intensidad)\b"
)


def maximal(read: str) -> str | None:
    """The words of a plain text that ask for the most somebody can lift once; None where there are none (V-06)."""
    found = (m for m in _MAXIMAL.finditer(read) if _NOT.search(read[: m.start()]) is None)
    return next((m[0] for m in found), None)


def as_meant(read: str) -> str:
    """A plain text without the words that are harmless in a note of training.

    >>> as_meant("aguanta la plancha 30 s; sigue aunque duela").strip()
    '30 s; sigue aunque duela'
    """
    read = _HARMLESS.sub(" ", read)
    return read if _SPEED_TAKEN.search(read) is not None else re.sub(r"\bspeed\b", " ", read)


def claims_illness(read: str, word: str) -> bool:
    """Whether a plain text says that somebody has an illness or that something cures it (V-06: diagnosis), not that one is known.

    word: the word of the illness as it stands in the text.

    >>> claims_illness("asthma: reliever at hand", "asthma"), claims_illness("you have asthma", "asthma")
    (False, True)
    """
    return _OF_CURE.match(word) is not None or re.search(rf"\b{_CLAIMED}{re.escape(word)}", read) is not None


def pushes(read: str) -> str | None:
    """The words of a plain text that have somebody train in spite of an illness, hurt themself or dry out; None without.

    >>> pushes("run through a fever"), pushes("no run with fever")
    ('run through a fever', None)
    """
    found = (
        m
        for m in _PUSHED_MORE.finditer(read)
        if re.search(r"\b(?:no|not|dont|never|nunca|jamas|sin)\W+(?:\w+\W+)?$", read[: m.start()]) is None
    )
    return next((m[0] for m in found), None)

"""What a plan's free words may not say of a warning sign: that it is nothing, or that one goes on with it (safety RF-01 to RF-16,
V-06).

Texts are plain (normalising.plain). A sign that is not there ("no fever"), or that ends or eases the work, is told to be heard.
"""

from __future__ import annotations

from milo.coach.safety.prose.pain import ACHES, SAME, eases, pain_level, tells
from milo.coach.safety.prose.sign_words import SIGN
from milo.vocabulary.patterns import late

_GO_ON = late(
    rf"{SAME.pattern}|"
    r"\b(?:(?:keep|keeps) (?!(?:the|your|it|your|a|an|calm|cool|water|an eye|warm|dry|still)\b)\w+ing\b|one more|two more|"
    r"harder|faster|heavier|"
    r"dont (?:slow|quit|give up|rest)|never (?:slow|quit|stop)|finish\w*|complete (?:the|your|all|every)|"
    r"(?:grind|tough|sweat|stick|ride) it out|(?:shake|walk|run|sleep it|sweat|brush) (?:it|that|this|the \w+) off|shake off|"
    r"suck it up|"
    r"grit (?:your|the) teeth|bite (?:down|the bullet)|push (?:on|past|it|more|harder)|deal with it|get over it|forget it|"
    r"ignore\w*|"
    r"(?:run|train|lift|jump|walk|hop|play|ride|squat) (?:on|through|with|despite) (?:it|the|that|your|a)|"
    r"speed up|grind\b|(?:limp|stretch|run) it out|no (?:le |te )?hagas caso|pay no attention|olvidalo|(?:and|y|then|luego) "
    r"(?:run|train|lift|squat|jump|corre|entrena|levanta|salta)\b|corre mas|it warms up|se "
    r"calienta|back in\b|vuelves\b|"
    r"(?:una|dos|otra|\d) (?:repeticion|serie|vuelta)\w* mas|(?:will|fixes?|cures?|sorts?|helps?) (?:fix|cure|clear|sort|it|"
    r"that|this)|goes away (?:if|when|while|as)|"
    r"apriet\w+|aguant\w+|sacudet\w+|sudal[oa]|no te rindas|no aflojes|(?:una|dos|otra) mas|mas (?:fuerte|rapido|duro)|a "
    r"(?:correr|entrenar|seguir|"
    r"por ello)|(?:sigue|seguir|siga|sigas|continua\w*)\b|(?:termina|acaba|completa) (?:la|las|el|los|tu|todas|todos)|hasta el "
    r"final|"
    r"(?:corr|entren|salt|pedal|levant|jueg|camin)\w+ (?:con|sobre|pese a|a pesar de) (?:el|la|ese|esa|tu|ello|un|una)?|"
    r"(?:se (?:quita|pasa|va|cura|arregla)|lo (?:quita|cura|arregla)) (?:con|corriendo|entrenando|si|sudando|solo)|"
    r"(?:run|train|lift|squat|press|row|ride|jump|play|pull|walk|swim|pedal) on(?=\W*(?:$|[,:]))|"
    r"(?:get|go|jump|step|climb|straight|right) back (?:under|at it|(?:on|to|in|into) (?:the |your )?(?:bar|bike|track|rack|mat|"
    r"belt|treadmill|rower|set|sets|work|workout|lifting|running|squatting|training|session))|"
    r"(?:vuelve|vuelta|regresa|metete) (?:debajo|bajo|a (?:la (?:barra|serie|pista|bici|cinta)|por|empezar|entrenar|correr|"
    r"levantar)|al (?:banco|rack|ejercicio|circuito)))"
)
"""Work that goes on, is finished or grows."""
_FINE = late(
    r"^\W*(?:\w+\W+){0,3}?(?:(?:is )?a badge|never hurt|never killed|(?:thats|its|is) (?:\w+ ){0,3}?working|(?:es )?(?:buena "
    r")?senal de (?:buen|que)|"
    r"(?:is|are|its|feels?|being) (?:\w+ )?(?:fine|ok|okay|normal|good|great|nothing|no excuse|allowed|"
    r"expected|part of|"
    r"for the weak|a good sign|progress|how you know|to be expected)|(?:just |only )?(?:means|shows|proves) (?:\w+ "
    r"){0,3}?(?:work\w*|right|good|"
    r"progress|enough|hard|well)|no excuse\w*|no problem|nothing to|big deal|no big deal|is weakness|"
    r"(?:es|son|esta) (?:\w+ )?(?:normal(?:es)?|buen[oa]s?|nada|debilidad|parte)|no (?:es|pasa|importa) (?:nada|excusa|problema|"
    r"motivo)?|"
    r"(?:significa|demuestra|quiere decir) (?:\w+ ){0,3}?(?:bien|funciona|progres\w+|fuerte)|"
    r"(?:is|are|its|was|es|son|sera) (?:only|just|merely|probably|solo|solamente|simplemente|nada mas que) "
    r"(?!(?:a |the |un |una |el |la )?(?:sign|signal|reason|warning|senal|motivo|aviso)))"
)
_EASY_WORK = late(
    r"\b(?:squats?|runs?|running|lift\w*|train\w*|sessions?|rides?|jog\w*|press\w*|sets?|upper body|cardio|intervals?|weights|"
    r"deadlifts?|drills?|entren\w+|correr|trot\w+|sentadillas?|series|rodajes?|pesas|tren superior|sesion\w*)\W+(?:\w+\W+)?"
    r"(?:ok|okay|fine|allowed|all right|possible|no problem|vale\w*|bien|permitid\w+|posibles?|sin problemas?)\b"
)
"""Training that is let be beside a sign, however light: "concussed last week, light squats ok"."""
_ILL_BEFORE = late(r"\b(?:last|pasad[oa]|hace|ago|earlier)\b")
_ILL = late(r"^(?:fever|flu|fiebre|gripe|vomit|puk|throw)")
_OTHER_SIDE = late(
    r"\b(?:switch|swap|change|use|try|work|train|cambia\w*|usa|prueba|pasa\w*|tira con)\W+(?:(?:to|over|the|your|with|de|a|al|la|"
    r"el|tu|con)\W+){0,3}(?:other|opposite|otr[oa]|hands?|arms?|sides?|legs?|manos?|brazos?|lados?|piernas?)\b"
    r"(?! (?:positions?|placement|height))"
)
"""Work that goes on with the other half of the body eases no warning sign."""
_GRIPPED = late(r"\b(?:hands?|fingers?|toes?|thumbs?|palms?|manos?|dedos?|pulgar(?:es)?|palmas?)\b")
"""What a handle or a shoe presses on falls asleep by that."""
_ORDERED = late(
    r"\b(?:(?:run|walk|shake|sweat|work|ride|stretch|train) (?:it|that|this) (?:off|out|through)|(?:keep|carry) (?:going|on)|"
    r"keep (?!breathing|talking|telling|checking|warming|easing)\w+ing(?: on)?|"
    r"push (?:on|through|harder)|go (?:on|harder|faster|heavier)|(?:one|two|another|\d) (?:more )?(?:sets?|reps?|rounds?|laps?)|"
    r"dont (?:stop|slow|quit)|never stop|grind on|add (?:weight|plates?|a set|sets?)|"
    r"sigue|continua|no pares|aprieta|aguanta|(?:otra|una|dos) (?:series?|vueltas?|repeticion\w*)(?: mas)?|"
    r"(?:corre|entrena|camina|trota|pedalea) hasta que se (?:te |le )?(?:pase|quite|vaya))\b"
    r"(?:\W+(?!stop|rest|end|only|unless|para\b|descans|solo|easy|less|lighter|suave|menos)\w+){0,2}?\W+"
    r"(?:even if|if|when|whenever|aunque|incluso si|si|cuando)\W+(?P<between>(?:\w+\W+){0,4}?)$"
)
"""An order to go on that stands before what it is the answer to: "run it off if the knee aches"."""
_NONE_OF_IT = late(
    r"\b(?:no|not|nothing|never|doesnt|dont|isnt|without|nada|"
    r"sin|nunca|ningun\w*|less|muscles?|quads?|musculos?)\b"
)
_STOPPED = late(
    r"\b(?:(?<!dont )(?<!not )(?<!never )stop\w*|sit|lie down|call|tell|ends?|(?<!at )(?<!the )(?<!no )(?<!never )(?<!dont "
    r")rests?|go home|walk home|walking home|(?:termina|acaba) (?:el dia|el entreno|ahi|ya)|ends? the (?:day|session)|"
    r"hospital|doctor\w*|physio\w*|ambulance|day off|(?<!without )seek|is over|"
    r"no (?:run\w*|train\w*|session|lift\w*|workout|entren\w*|corras|hagas)|not train|"
    r"(?<!no )para(?=\W*(?:$|[,;:]|y\b|en seguida|enseguida|ya\b|el\b|la\b|de (?:inmediato|correr|entrenar)))|(?<!no )(?:parar|"
    r"detente|sientate|tumbate|llama\w*|avis\w+|"
    r"descans\w+|se acabo|vete a casa|medic[oa]s?|fisio\w*|urgencias|deja(?:lo)?))\b"
)
_NOT_THERE = late(
    r"\b(?:no|not|without|never|nor|free of|until no|zero|nothing|sin|ni|nunca|tampoco|nada de|dont|avoid\w*|prevents?|evita\w*)"
    r"[^\w.;!?:,]+(?:\w+[^\w.;!?:,]+){0,2}?$|\b(?:after|since|once|when|tras|despues de(?:l)?|cuando)\W+(?:\w+\W+){0,2}?(?=$)"
)
_OVER = late(
    r"^\W*(?:\w+\W+){0,3}?(?:gone|over|healed|free|passed|settled|better|cleared|fuera|curad[oa]|"
    r"(?<!semana )(?<!noche )(?<!vez )pasad[oa]|se (?:fue|pase|vaya|"
    r"haya))\b"
)
_IN_SPITE = late(
    r"\b(?:even (?:if|though|when|with)|although|though|despite|in spite of|through|with|on|past|aunque|a pesar de|pese a|con|"
    r"sobre)"
    r"(?:\W+\w+){0,3}?\W*$"
)
_TRAINED = late(
    r"\b(?:run|runs|train|lift|ride|jump|squat|press|row|play|push|power|corre|corred|entrena|levanta|salta|pedalea|rema|juega|"
    r"tira|empuja|haz)\b"
)
_UNTIL = late(
    r"\b(?:until|till|hasta)(?: (?:que|you|your|it|something|everything|the|te|se|tus?|las?|los|el|casi|almost|nearly|legs|"
    r"hands|knees?|feet|"
    r"piernas|manos|rodillas?|pies|a|back|espalda)){0,4} "
    r"(?:pass out|black out|faint|collapse|see (?:stars|black|double)|vomit|puke|throw up|pops?|cracks?|tears?|bleeds?|goes "
    r"numb|go numb|hurts?|"
    r"(?:cant|cannot|can not) (?:walk|stand|breathe|see|feel|speak)|desmay\w+|mare\w+|caer\w*|caigas|vomit\w+|cruj\w+|"
    r"revient\w+|reventar|rompa\w*|"
    r"sangr\w+|duel\w+|doler|(?:ver|veas) (?:las estrellas|estrellas|negro|borroso)|no (?:puedas|poder) (?:andar|caminar|"
    r"respirar|ver|hablar|mas)|"
    r"se (?:duerm\w+|adormezc\w+))\b"
)
_THEN_ENDS = late(
    r"^[^.!]*?\b(?:stop|end|rest|back off|walk|turn (?:round|back|around)|da la vuelta|vuelve|para|termina|descansa|deja|baja|"
    r"anda)\b"
)
_DENIED = late(r"\b(?:no|not|never|dont|avoid|instead of|nunca|jamas|evita\w*|sin|without|stop|nor|ni)\W+(?:\w+\W+){0,3}?$")
_FEVER = late(
    r"\b(?:with|con)\W+(?:\w+\W+){0,3}?(?:fever|fiebre|temperature of (?:38|39|40)(?:\.\d)?)\W+(?:just|only|solo|do|haz|tren|"
    r"upper|easy|light|suave)\b"
)
"""A fever calls for no training at all, also of half the body (RF-20)."""
_SENTENCE = late(r"[.;!](?!\d)")


def goes_on_with_a_sign(read: str) -> str | None:
    """The words of a plain text that call a warning sign nothing or have somebody go on with it; None where there are none.

    >>> goes_on_with_a_sign("dizzy? keep going"), goes_on_with_a_sign("dizzy? sit down"), goes_on_with_a_sign("row until you faint")
    ('dizzy? keep going', None, 'until you faint')
    """
    for said in _SENTENCE.split(read):
        for m in _UNTIL.finditer(said):
            if _DENIED.search(said[: m.start()]) is None and _THEN_ENDS.search(said[m.end() :]) is None:
                return m[0]
        if (hot := _FEVER.search(said)) is not None and _STOPPED.search(said) is None:
            return hot[0]
        if (ordered := _goes_on_when(said)) is not None:
            return ordered
        for m in SIGN.finditer(said):
            before, after = said[: m.start()], said[m.end() :]
            if _works_beside(m[0], before, after) and _STOPPED.search(said) is None:
                return said.strip()
            if _NOT_THERE.search(before) or _OVER.search(after) or _STOPPED.search(said) or eases(after):
                continue
            if _FINE.search(after) is not None or tells(_GO_ON, after):
                return said.strip()
            if _IN_SPITE.search(before) is not None and (tells(_GO_ON, before) or tells(_TRAINED, before)):
                return said.strip()
    return None


def _works_beside(sign: str, before: str, after: str) -> bool:
    """Whether a sign is answered with the other side of the body, or easy training is let be beside it."""
    if _NOT_THERE.search(before) is not None or _OVER.search(after) is not None:
        return False
    other = _OTHER_SIDE.search(after)
    if other is not None and _GRIPPED.search(before + sign + after[: other.start()]) is None:
        return True
    ill_before = _ILL.search(sign) is not None and _ILL_BEFORE.search(after) is not None
    return not ill_before and tells(_EASY_WORK, after)


def _goes_on_when(said: str) -> str | None:
    """The words of a sentence that order to go on and then name the pain or the sign to do so with."""
    if pain_level(said) is not None:
        return None  # prose.pain weighs it by its number
    for of in (SIGN, ACHES):
        for m in of.finditer(said):
            ordered = _ORDERED.search(said[: m.start()])
            if ordered is None or _NONE_OF_IT.search(ordered["between"]) or _DENIED.search(said[: ordered.start()]):
                continue
            if _OVER.search(said[m.end() :]) is None:
                return said[ordered.start() : m.end()].strip()
    return None

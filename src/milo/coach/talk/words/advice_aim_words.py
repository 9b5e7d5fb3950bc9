"""Aims with a figure, told or asked about, and their answers: a time over a distance, a weight to lift, kilograms to lose or gain.

Source: Milo's references nutrition.md 3.6, safety.md NU-01 and NU-02, training.md 2.4 and 2.7.
"""

from __future__ import annotations

from milo.coach.talk.words.advice import LIFT, Advice

_AIM = (
    r"^(?:(?:and|but|so|hi|hey|ok|well|hola|y|pero|bueno) )*(?:"
    r"id like(?: to)?|(?:i )?(?:want|wanna|would like|d like|hope|plan|intend|aim|need|am trying|m trying|im trying|"
    r"am hoping)(?: to)?|"
    r"my (?:goal|aim|target|dream) is(?: to)?|how (?:do|can|could|should|would) i(?: get to)?|how to(?: get to)?|"
    r"(?:can|could|will|would) i(?: ever)?|is it (?:possible|realistic|doable) to|help me(?: to)?|what (?:do|must|should) i do to|"
    r"how (?:long|much time)(?: (?:does|will|would|do))?(?: it)?(?: (?:take|need|i need))?(?: me)?(?: to)?|"
    r"(?:quiero|quisiera|me gustaria|necesito|espero|intento|mi (?:objetivo|meta|sueno) es)(?: llegar a| poder)?|"
    r"(?:como|que) (?:puedo|hago para|tengo que hacer para|podria|consigo)|como|(?:podre|puedo|podria|es posible|es realista)|"
    r"ayudame a|cuanto (?:se )?(?:tardo|tardare|tarda|tiempo (?:necesito|se tarda|hace falta))(?: en| para)?"
    r")(?: (?:be able to|get to|reach|hit|llegar a|conseguir|alcanzar|finally|just|only))* "
)
_DISTANCE = (
    r"(?:\d+(?:[.,]\d+)? ?(?:k|km|kms|kilomet\w+|mi|miles?|millas?|m|meters|metres|metros)|(?:half )?marathon|half|"
    r"(?:media |medio )?maraton)"
)
_TIME = r"(?:\d+(?:[.:,]\d+)?(?: ?(?:min|mins|minutes?|minutos?|h|hrs?|hours?|horas?)(?: (?:and |y )?\d+)?)?|an hour|una hora)"
_OF_MASS = (
    r"(?:\d+(?:[.,]\d+)? ?(?:kgs?|kilos?|kilogram\w*|lbs?|pounds?|libras?)|(?:a few|some|unos|algunos) (?:kgs?|kilos|pounds))"
)
AIMS: dict[str, Advice] = {
    "aim_race": Advice(
        rf"{_AIM}(?:run|do|finish|complete|race|break|ride|cycle|swim|row|walk|correr|hacer|corro|hago|acabar|terminar|bajar de|"
        rf"pedalear|nadar|remar|caminar)?"
        rf" ?(?:a |an |the |my |un |una |los |el |la |mi )?(?:{_DISTANCE}(?: \w+)? (?:in|under|below|faster than|sub|en|por debajo "
        rf"de)(?: (?:under|less than|menos de|about|unos))? {_TIME}|(?:sub|under|menos de|bajar de)[ -]?{_TIME} "
        rf"(?:for |in |on |en |in a |on a |en un |en una |for a |for the )?(?:the |my |a )?{_DISTANCE})\b.*$",
        "I promise no time: nights, training and the day decide it. Ask “what is my 10k PB” for your best on record, and put the "
        "race with its date on the Profile page: the plan then builds the long run and the quicker sessions towards it and eases "
        "off before it. The gap closes by easy kilometres first, then by a little work near the pace you aim at.",
        "No prometo un tiempo: lo deciden las noches, el entrenamiento y el día. Pregunta «¿cuál es mi mejor 10 km?» para ver la "
        "mejor que tienes anotada, y pon la prueba con su fecha en la página Perfil: el plan sube hacia ella la tirada larga y las "
        "sesiones rápidas y afloja antes. La diferencia se acorta primero con kilómetros suaves y después con algo de trabajo "
        "cerca del ritmo que buscas.",
    ),
    "aim_lift": Advice(
        rf"{_AIM}(?:do |lift |press |a |an |the |my |hacer |levantar |un |una |la |el |mi |con )*{LIFT}(?: \w+){{0,3}}"
        rf"(?: (?:with|of|to|at|con|de|a))* {_OF_MASS}\b.*$",
        "I promise no day and set no weight by hand. The way there is the plan's: the weight goes up by itself when all sets reach "
        "the top of their repetitions with the reserve that was planned, by a tenth at most. Ask “what is my 1RM on bench "
        "press”, with your lift, to see how far it is, and for more work on it make strength the goal on the Profile page.",
        "No prometo un día ni pongo pesos a mano. El camino es el del plan: el peso sube solo cuando todas las series llegan "
        "arriba "
        "de sus repeticiones con la reserva prevista, un décimo como mucho. Pregunta «cuál es mi 1RM en press de banca», con tu "
        "ejercicio, para ver cuánto falta, y si quieres más trabajo en él pon fuerza como objetivo en la página Perfil.",
    ),
    "aim_lose": Advice(
        rf"{_AIM}(?:lose|drop|shed|get rid of|take off|burn|perder|bajar|adelgazar|quitarme|pierdo|bajo|adelgazo)"
        rf"(?: (?:about|around|unos|another|otros))? {_OF_MASS}\b.*$",
        "A pace that keeps muscle is 0.5 to 1 % of your weight a week. Milo's food plan takes off at most 500 kcal or "
        "a fifth of what you use a day, never goes below the energy floor, and holds your weight for two weeks after twelve. "
        "Make losing weight the goal on the Profile page and ask “what should I eat today”; weigh yourself in the morning, a "
        "few days "
        "a week, and judge by the trend of some weeks.",
        "Un ritmo que conserva el músculo es del 0,5 al 1 % de tu peso por semana. El plan de comida de Milo quita "
        "como mucho 500 kcal o una quinta parte de lo que gastas al día, nunca baja del mínimo de energía, y tras doce semanas "
        "mantiene el peso dos. Pon perder peso como objetivo en la página Perfil y pregunta «¿qué como hoy?»; pésate por "
        "la mañana algunos días por semana y juzga por la tendencia de varias semanas.",
    ),
    "aim_gain": Advice(
        rf"{_AIM}(?:gain|put on|add|pack on|build|ganar|subir|aumentar|gano|subo|coger|engordar)"
        rf"(?: (?:about|around|unos|another|otros))? {_OF_MASS}\b.*$",
        "Muscle comes slowly: with enough food the whole body gains 0.25 to 0.5 % a week, and what comes faster is "
        "mostly fat. Make gaining muscle the goal on the Profile page: the plan adds hard sets step by step and the food plan a "
        "small "
        "surplus with enough protein. Ask “how much protein do I need” for yours, and log your weight to see the trend.",
        "El músculo llega despacio: comiendo bastante, el cuerpo entero gana del 0,25 al 0,5 % por "
        "semana, y lo que va más deprisa es sobre todo grasa. Pon ganar músculo como objetivo en la página Perfil: el plan añade "
        "series duras paso a paso y la comida un pequeño superávit con bastante proteína. Pregunta «¿cuánta proteína necesito?» "
        "para saber la tuya, y anota tu peso para ver la tendencia.",
    ),
}
"""Key -> the answer to an aim."""

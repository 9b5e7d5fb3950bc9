"""General questions about food and drink that one short text answers. Source: Milo's reference nutrition.md 3.4 and 3.8."""

from __future__ import annotations

_ENDURANCE = (
    r"(?:long |easy |hard )?(?:rides?|bike|cycling|swim\w*|jog\w*|intervals?|salidas?|tiradas?|bici\w*|ciclismo|nadar|"
    r"natacion|series|"
    r"rodajes?)"
)
_MEAL = (
    r"(?:breakfasts?|lunch(?:es)?|dinners?|suppers?|snacks?|meals?|dish(?:es)?|desayunos?|almuerzos?|comidas?|cenas?|meriendas?|"
    r"platos?)"
)

FOOD: dict[str, str] = {
    "fasting": (
        r"\b(?:should i|can i|could i|may i|do i|is it (?:ok|okay|good|safe|bad|healthy) to|want to|going to|good to|bad to|try|"
        r"how (?:long|often) (?:should|can) i) (?:do |try |start )?(?:an? )?(?:intermittent |water )?fast(?:ing)?\b"
        r"(?=$| (?:for|before|after|until|till|all|during|on|while|today|tomorrow|to|and|or|when|overnight|a|one|two|"
        r"between|every|\d+|"
        r"regularly|sometimes|once|twice|this|next|in)\b)|"
        r"\b(?:intermittent|water|day|hours?|h) fast(?:ing|s)?\b|^(?:is |what about )?fasting\b|\b(?:is|does|will) fasting\b|"
        r"\bayun(?:ar|o|e|ando|os)\b(?<!en ayuno)"),
    "change_meal": (
        rf"^(?:(?:please|por favor|can you|could you|puedes|podrias|i want to|quiero) )*(?:change|swap|replace|move|"
        rf"cambia\w*|sustituy\w+|"
        rf"reemplaza\w*) (?:me )?(?:(?:my|the|todays|tomorrows|el|la|mi|un|una|de) |\w+days? )*{_MEAL}\b(?!.*\b(?:plan|"
        rf"goal|target)\b)"),
    "water": (
        r"^(?!.*\b(?:lose|losing|perder|adelgaz\w+|alcohol|beers?|wine|vino|cervezas?)\b).*"
        r"(?:\b(?:how much|should i|when|what)\b.*\b(?:water|drink|hydrat\w+|fluids?)\b|\b(?:cuanta|cuanto|que|debo|"
        r"cuando)\b.*\b(?:agua|"
        r"beb(?:er|o)|hidrat\w+)\b)"),
    "supplements": (
        r"\b(?:supplements?|pre ?workout|protein (?:powder|shakes?)|whey|bcaas?|suplementos?|batidos?(?: de proteina)?|"
        r"preentreno)\b"),
    "gels": (
        r"\b(?:gels?|geles)\b.*\b(?:how many|how often|when|take|need|carry|race|run|ride|marathon|half|long|cuant[oa]s?|"
        r"cuando|llevo|tomo|"
        r"necesito|carrera|tirada|maraton|media)\b|\b(?:how many|how often|when|do i need|should i take|cuant[oa]s?|cuando|"
        r"necesito|llevo)\b"
        r".*\b(?:gels?|geles)\b"),
    "eat_around": (
        r"\b(?:eat|food|snack|meal|breakfast|have)\b.*\b(?:before|after|pre|post|during)\b.*\b(?:workouts?|training|run\w*|"
        r"gym|race|"
        rf"session|lifting|exercise|{_ENDURANCE})\b|\b(?:pre|post)[ -]?workout (?:meal|food|snack)\b|\b(?:que como|comer|"
        rf"comida|ceno|desayuno|"
        r"desayunar|"
        rf"tomo)\b.*\b(?:antes|despues|durante)\b.*\b(?:entren\w+|correr|carrera|gimnasio|gym|sesion|pesas|{_ENDURANCE})\b"),
    "fasted": (
        r"\b(?:empty stomach|fasted|without (?:eating|breakfast)|before breakfast|en ayunas|sin (?:comer|desayunar)|estomago "
        r"vacio)\b"),
    "protein_foods": (
        r"\b(?:foods?|sources?|what has|high in|rich in|alimentos?|que tienen|ric[oa]s? en|fuentes?)\b.*\bprotein\w*\b|"
        r"\bproteinas? vegetal\w*\b"),
    "diet_drinks": (
        r"\b(?:diet|zero|sugar ?free|light|sin azucar|0 azucar) (?:coke|cola|sodas?|drinks?|pop|pepsi|soft drinks?|lemonade|"
        r"refrescos?|"
        r"coca ?cola)\b|\b(?:coke|cola|pepsi|refrescos?|coca ?cola|sodas?|bebidas?) (?:zero|light|diet|sin azucar|cero)\b|"
        r"\b(?:artificial )?sweeteners?\b|\bedulcorantes?\b"),
    "alcohol": (
        r"\b(?:alcohol|beers?|wine|drinks? tonight|cerve\w+|vino|copas?)\b"),
    "coffee": (
        r"\b(?:coffee|caffeine|espresso|energy drinks?|cafe|cafeina|bebidas? energeticas?)\b"),
    "treat": (
        r"\b(?:(?:cheat|treat) (?:meals?|days?)|(?:eat|ate|eaten|eating|have|had|having) "
        r"(?:\w+ ){0,2}treats?|ate too much|overate|pizza|burger|sweets|chocolate|me he pasado comiendo|comi "
        r"demasiado|"
        r"he comido demasiado|comida (?:basura|trampa)|capricho|dulces|hamburguesa)\b"),
}  # fmt: skip

"""General questions about food and drink that one short text answers. Source: Milo's reference nutrition.md 3.4 and 3.8."""

from __future__ import annotations

from milo.coach.talk.words.advice import Advice

_ENDURANCE = (
    r"(?:long |easy |hard )?(?:rides?|bike|cycling|swim\w*|jog\w*|intervals?|salidas?|tiradas?|bici\w*|ciclismo|nadar|"
    r"natacion|series|"
    r"rodajes?)"
)
_MEAL = (
    r"(?:breakfasts?|lunch(?:es)?|dinners?|suppers?|snacks?|meals?|dish(?:es)?|desayunos?|almuerzos?|comidas?|cenas?|meriendas?|"
    r"platos?)"
)

FOOD: dict[str, Advice] = {
    "fasting": Advice(
        r"\b(?:should i|can i|could i|may i|do i|is it (?:ok|okay|good|safe|bad|healthy) to|want to|going to|good to|bad to|try|"
        r"how (?:long|often) (?:should|can) i) (?:do |try |start )?(?:an? )?(?:intermittent |water )?fast(?:ing)?\b"
        r"(?=$| (?:for|before|after|until|till|all|during|on|while|today|tomorrow|to|and|or|when|overnight|a|one|two|"
        r"between|every|\d+|"
        r"regularly|sometimes|once|twice|this|next|in)\b)|"
        r"\b(?:intermittent|water|day|hours?|h) fast(?:ing|s)?\b|^(?:is |what about )?fasting\b|\b(?:is|does|will) fasting\b|"
        r"\bayun(?:ar|o|e|ando|os)\b(?<!en ayuno)",
        "Milo plans no fasts. Regular meals through the day, each with protein, serve training and recovery better, and a long gap "
        "without food makes hard or long sessions worse. Under age, pregnant, with diabetes or on medicines, or if food or weight "
        "weigh on your mind: do not fast, and talk to your doctor. A slow change of weight is planned on the food page.",
        "Milo no planifica ayunos. Comer de forma regular durante el día, con proteína en cada comida, va mejor para entrenar y "
        "recuperarte, y un hueco largo sin comer empeora las sesiones duras o largas. Si eres menor, estás embarazada, "
        "tienes diabetes o "
        "tomas medicinas, o si la comida o el peso te preocupan: no ayunes y habla con tu médico. Un cambio lento de "
        "peso se planifica en "
        "la página de comidas.",
    ),
    "change_meal": Advice(
        rf"^(?:(?:please|por favor|can you|could you|puedes|podrias|i want to|quiero) )*(?:change|swap|replace|move|"
        rf"cambia\w*|sustituy\w+|"
        rf"reemplaza\w*) (?:me )?(?:(?:my|the|todays|tomorrows|el|la|mi|un|una|de) |\w+days? )*{_MEAL}\b(?!.*\b(?:plan|"
        rf"goal|target)\b)",
        "I cannot change a single meal in talk, and I changed nothing. Another dish of about the same energy and "
        "protein will do: ask “what's "
        "for dinner on Tuesday?” for what is planned, and tell me what you do not eat (“I don't eat fish”), so that no "
        "meal has it.",
        "No puedo cambiar una sola comida hablando, y no he cambiado nada. Vale otro plato con energía y proteína "
        "parecidas: pregunta «qué "
        "ceno el martes» para ver lo previsto, y dime qué no comes («no como pescado») para que ninguna comida lo lleve.",
    ),
    "water": Advice(
        r"^(?!.*\b(?:lose|losing|perder|adelgaz\w+|alcohol|beers?|wine|vino|cervezas?)\b).*"
        r"(?:\b(?:how much|should i|when|what)\b.*\b(?:water|drink|hydrat\w+|fluids?)\b|\b(?:cuanta|cuanto|que|debo|"
        r"cuando)\b.*\b(?:agua|"
        r"beb(?:er|o)|hidrat\w+)\b)",
        "Drink to thirst and start your sessions well hydrated; pale urine is a good sign. In long or hot sessions about 0.4 "
        "to 0.8 l "
        "an hour is enough for most people. Do not drink so much that you weigh more afterwards than before.",
        "Bebe según la sed y empieza las sesiones bien hidratado; la orina clara es buena señal. En sesiones largas o con "
        "calor, a la "
        "mayoría le bastan de 0,4 a 0,8 l por hora. No bebas tanto que después peses más que antes.",
    ),
    "supplements": Advice(
        r"\b(?:supplements?|pre ?workout|protein (?:powder|shakes?)|whey|bcaas?|suplementos?|batidos?(?: de proteina)?|"
        r"preentreno)\b",
        "Training needs none of them, and Milo recommends no supplement for it. Protein powder is only a handy food. Anything that "
        "promises more than food and training deserves doubt; with medicines or a condition, ask your doctor or pharmacist first. "
        "Who eats vegan has to take vitamin B12 all the same.",
        "Para entrenar no hace falta ninguno, y Milo no recomienda suplementos para eso. La proteína en polvo solo es un alimento "
        "cómodo. Quien come vegano tiene que tomar vitamina B12 de todos modos. "
        "Desconfía de lo que promete más que la comida y el entrenamiento; si tomas medicinas o tienes alguna enfermedad, pregunta "
        "antes a tu médico o farmacéutico.",
    ),
    "gels": Advice(
        r"\b(?:gels?|geles)\b.*\b(?:how many|how often|when|take|need|carry|race|run|ride|marathon|half|long|cuant[oa]s?|"
        r"cuando|llevo|tomo|"
        r"necesito|carrera|tirada|maraton|media)\b|\b(?:how many|how often|when|do i need|should i take|cuant[oa]s?|cuando|"
        r"necesito|llevo)\b"
        r".*\b(?:gels?|geles)\b",
        "Under an hour and a quarter none is needed. From there to about two and a half hours 30 to 60 g of carbohydrate "
        "an hour are "
        "enough, beyond that up to 90 g if you have practised it; the packet says how much a gel holds, often 20 to 30 g. "
        "Take them with "
        "water, and try on long runs what you will take in the race.",
        "Por debajo de una hora y cuarto no hace falta ninguno. De ahí a unas dos horas y media bastan de 30 a 60 g de "
        "hidratos por hora; "
        "más allá, hasta 90 g si lo has practicado. El envase dice cuánto lleva un gel, a menudo de 20 a 30 g. Tómalos con "
        "agua, y prueba "
        "en las tiradas largas lo que vayas a tomar en la carrera.",
    ),
    "eat_around": Advice(
        r"\b(?:eat|food|snack|meal|breakfast|have)\b.*\b(?:before|after|pre|post|during)\b.*\b(?:workouts?|training|run\w*|"
        r"gym|race|"
        rf"session|lifting|exercise|{_ENDURANCE})\b|\b(?:pre|post)[ -]?workout (?:meal|food|snack)\b|\b(?:que como|comer|"
        rf"comida|ceno|desayuno|"
        r"desayunar|"
        rf"tomo)\b.*\b(?:antes|despues|durante)\b.*\b(?:entren\w+|correr|carrera|gimnasio|gym|sesion|pesas|{_ENDURANCE})\b",
        "Before: a normal meal with carbohydrate two to four hours earlier, or something small and easy to digest within the last "
        "hour. During: nothing under about an hour. After: your next normal meal with protein and carbohydrate will do. Keep "
        "to what "
        "your stomach knows.",
        "Antes: una comida normal con hidratos de dos a cuatro horas antes, o algo pequeño y fácil de digerir en la última hora. "
        "Durante: nada si dura menos de una hora más o menos. Después: basta tu próxima comida normal con proteína e "
        "hidratos. Come "
        "lo que tu estómago ya conoce.",
    ),
    "fasted": Advice(
        r"\b(?:empty stomach|fasted|without (?:eating|breakfast)|before breakfast|en ayunas|sin (?:comer|desayunar)|estomago "
        r"vacio)\b",
        "An easy session of up to an hour or so is fine on an empty stomach for most healthy adults; before a long or "
        "hard one, eat. If you feel faint, stop and eat. With diabetes or pregnant, ask your doctor first.",
        "Una sesión suave de hasta una hora más o menos va bien en ayunas para la mayoría de adultos sanos; antes de una "
        "larga o dura, come. Si te mareas, para y come. Con diabetes o en el embarazo, pregunta antes a tu médico.",
    ),
    "protein_foods": Advice(
        r"\b(?:foods?|sources?|what has|high in|rich in|alimentos?|que tienen|ric[oa]s? en|fuentes?)\b.*\bprotein\w*\b|"
        r"\bproteinas? vegetal\w*\b",
        "Much protein for its size: eggs, fish, lean meat and poultry, yogurt and curd, tofu, tempeh, lentils, beans, "
        "chickpeas. Spread "
        "it over three to five meals. The food page makes meals from them that fit your diet and allergies.",
        "Con mucha proteína: huevos, pescado, carne magra y ave, yogur y requesón, tofu, tempeh, lentejas, alubias y garbanzos. "
        "Repártela en tres a cinco comidas. La página de comidas hace platos con ellos según tu dieta y tus alergias.",
    ),
    "diet_drinks": Advice(
        r"\b(?:diet|zero|sugar ?free|light|sin azucar|0 azucar) (?:coke|cola|sodas?|drinks?|pop|pepsi|soft drinks?|lemonade|"
        r"refrescos?|"
        r"coca ?cola)\b|\b(?:coke|cola|pepsi|refrescos?|coca ?cola|sodas?|bebidas?) (?:zero|light|diet|sin azucar|cero)\b|"
        r"\b(?:artificial )?sweeteners?\b|\bedulcorantes?\b",
        "A drink without sugar has next to no energy and can have its place; water stays the first choice. As a way to lose "
        "weight the "
        "WHO (2023) advises not to rely on sweeteners. Cola has caffeine: late in the day it can cost sleep.",
        "Una bebida sin azúcar casi no aporta energía y puede tener su sitio; el agua sigue siendo lo primero. Como forma de "
        "perder "
        "peso, la OMS (2023) aconseja no fiarse de los edulcorantes. La cola lleva cafeína: tarde puede quitarte sueño.",
    ),
    "alcohol": Advice(
        r"\b(?:alcohol|beers?|wine|drinks? tonight|cerve\w+|vino|copas?)\b",
        "The less the better: alcohol costs sleep and recovery, most of all the night after hard training. None under age, in "
        "pregnancy, "
        "or with medicines that forbid it.",
        "Cuanto menos, mejor: el alcohol cuesta sueño y recuperación, sobre todo la noche después de entrenar duro. Nada si "
        "eres menor, "
        "en el embarazo o con medicinas que lo prohíban.",
    ),
    "coffee": Advice(
        r"\b(?:coffee|caffeine|espresso|energy drinks?|cafe|cafeina|bebidas? energeticas?)\b",
        "A coffee before training is fine for most healthy adults and may help a little. Stay under about 400 mg of caffeine "
        "a day, with "
        "none in the eight hours before bed. Under age, pregnant, or with heart trouble or medicines: ask your doctor first.",
        "Un café antes de entrenar está bien para la mayoría de adultos sanos y puede ayudar un poco. No pases de unos 400 mg "
        "de cafeína "
        "al día, y nada en las ocho horas antes de dormir. Si eres menor, en el embarazo, con problemas de corazón o medicinas: "
        "pregunta antes a tu médico.",
    ),
    "treat": Advice(
        r"\b(?:(?:cheat|treat) (?:meals?|days?)|(?:eat|ate|eaten|eating|have|had|having) "
        r"(?:\w+ ){0,2}treats?|ate too much|overate|pizza|burger|sweets|chocolate|me he pasado comiendo|comi "
        r"demasiado|"
        r"he comido demasiado|comida (?:basura|trampa)|capricho|dulces|hamburguesa)\b",
        "One meal changes nothing and needs no making up for: eat normally at the next one, and neither less nor more "
        "training because of "
        "it. All foods can have a place; what counts is most days of the week.",
        "Una comida no cambia nada y no hay que compensarla: come normal en la siguiente, sin entrenar más ni comer menos por "
        "ello. Todos "
        "los alimentos pueden tener su sitio; lo que cuenta son la mayoría de los días.",
    ),
}  # fmt: skip

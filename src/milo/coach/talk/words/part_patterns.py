"""The shapes by which a question for a part is told (asking_parts), in plain words of English and Spanish."""

from __future__ import annotations

from milo.vocabulary.patterns import late

PAST = (
    r"did|was|were|done|ran|lifted|missed|skipped|have i|ive|been|burned|fue|fui|hice|hecho|entrene|entrenado|corri|corrido|"
    r"levante|"
    r"lleva(?:ba|do)|llevo|saltado|hemos|he|cuales fueron"
)
IF = late(r"\b(?:what if|what happens|what would|suppose|que pasa(?:ria)?|y si|si entreno)\b|^if\b|^si\b")
WHY = late(r"\b(?:why|how come|por que|reason|motivo)\b")
CHANGE = late(
    r"\b(?:move|swap|change|make|skip|cut|remove|shorten|replace|instead|mueve|muevo|cambia\w*|pasa|quita\w*|salta\w*|acorta|"
    r"hazl\w+|"
    r"en vez|en lugar|only have|solo tengo|solo puedo|log|add|changed|cambiado|cambio|apunta\w*|anota\w*|registra\w*)\b"
)
WHEN = late(
    r"^(?!my |i |its? |the |mi |me |yo ).*\b(?:when|whens|what days?|which days?|cuando|que dias?)\b|"
    r"\b(?:how (?:long|many (?:more )?(?:days|weeks)) (?:is it )?(?:until|till|til|to|before)|next|cuanto (?:falta|queda)|"
    r"cuant[oa]s? (?:dias|semanas) (?:faltan|quedan|me quedan)|proxim[oa]|siguiente)\b|"
    r"^(?:and |so |y )?(?:is (?:it|today|tomorrow) (?:a |my )?\w+ day|am i|do i|is there|es (?:dia|hoy)|hoy es|hay|tengo|hago|"
    r"entreno)\b"
)
ADVISING = late(r"\b(?:should i|debo|deberia|tengo que|increase|subo|aument\w+|eat|como|desayun\w+|sleep|dormir|stop|dejar)\b")
RACE = late(
    r"\b(?:my race|the race|race day|my event|my (?:half |full )?marathon|the (?:half )?marathon|my meet|mi (?:carrera|competicion|"
    r"prueba|maraton|media)|la (?:competicion|prueba|media|maraton)|(?:cuando|que dia) (?:es|sera|cae) la carrera$|hasta la "
    r"carrera|para la carrera|dia de la carrera)\b"
)
PLAN_END = late(
    r"\b(?:plan|program(?:me)?|programa|mesocycle|block|bloque)\b.*\b(?:end|ends|over|finish\w*|last|acaba|termina|dura|left|"
    r"remain\w*)\b|"
    r"\bcuanto queda (?:de|del) (?:plan|programa)\b|\b(?:acaba|termina|end|ends|finish\w*|how long is|cuanto "
    r"dura)\b.*\b(?:plan|program(?:me)?|programa)\b|"
    r"\b(?:weeks|semanas)\b.*\b(?:left|remain\w*|to go|quedan|queda|faltan)\b|\b(?:quedan|faltan)\b.*\bsemanas\b|"
    r"\b(?:what|which|que) (?:week|semana) (?:am i|are we|is it|of|estoy|es|vamos|voy|toca)\b|\ben que semana\b|\bweek (?:am "
    r"i|are we) (?:in|on)\b|"
    r"\b(?:focus|goal|aim|point|about|objetivo|foco|enfoque)\b.*\b(?:this week|esta semana|de la semana)\b|"
    r"\bhow far (?:along|through|into)\b.*\bplan\b"
)
DAYS_A_WEEK = late(
    r"\b(?:how (?:many|often)|cuant[oa]s|cada cuanto)\b.*\b(?:days?|sessions?|workouts?|times|train|dias?|sesiones|entrenos|"
    r"entrenamientos|"
    r"veces|entreno)\b.*\b(?:a|per|each|every|this|next|la|por|cada|esta|proxima|my|mi)? ?(?:week|semana|plan)\b|"
    r"\b(?:what|whats|which|how many|my|mis|cuales|cuantos)\b.*\b(?:training|workout|gym|rest|de entren\w+|de descanso) "
    r"?(?:days|dias)?\b(?<=days)|"
    r"\b(?:cuantos|que|cuales) (?:\w+ )*dias de (?:entren\w+|descanso)\b|\b(?:what|which|que) (?:days|dias) (?:do i|am i|"
    r"should i|entreno|toca|tengo|me toca)\b"
)
WEEK_NO = late(
    r"^(?!.*\b(?:periods?|cycle|pregnan\w+|regla|ciclo|embaraz\w+)\b).*\b(?:week|semana) (?:number |numero )?(\d{1,2})\b"
)
NEXT_WEEK = late(
    r"\b(?:show|see|what|whats|how does|give|view|tell|ensena\w*|muestra\w*|ver|dame|que|como)\b.*\b(?:next week|coming week|"
    r"week after|"
    r"semana (?:que viene|proxima|siguiente)|(?:proxima|siguiente) semana)\b|^(?:and |y )?(?:next week|la semana que viene|la "
    r"proxima "
    r"semana)$"
)
THIS_WEEK = late(
    r"(?:(?:can (?:you|i)|please|puedes|por favor) )*(?:show|see|view|give|let me see|ensena\w*|muestra\w*|ver|quiero ver|"
    r"dame)(?: me)? "
    r"(?:(?:the|my|this|all of|la|mi|esta|toda) )*(?:(?:whole|full|entire|complete) )?(?:training )?(?:week|semana)"
    r"(?: (?:ahead|please|entera|completa|por favor))*"
)
"""The week that is on, of the plan: a week behind is asked for as "last week" or as a summary."""
REST_OF_WEEK = late(
    r"\b(?:rest of (?:the|this|my) week|left (?:this|in the|of the) week|remaining (?:this week|sessions)|resto de (?:la )?semana|"
    r"queda(?:n)? (?:de|esta|en la) (?:la )?semana|lo que queda de semana)\b"
)
WEEKEND = late(r"\b(?:weekend|fin de semana|finde)\b")
ALL_WEEKS = late(
    r"\b(?:whole|entire|full|all|complete|todas?|entero|entera|completo|completa|overview)\b.*\b(?:plan|program(?:me)?|weeks|"
    r"semanas|programa)\b|"
    r"\b(?:plan|program(?:me)?|programa)\b.*\b(?:entero|completo|harder|easier|dur[oa]|dificil|facil|overview)\b|\ball (?:the "
    r"|my )?weeks\b"
)
EXERCISES = late(
    r"\b(?:what|which|list|que|cuales|all|lista)\b.*\b(?:exercises|lifts|ejercicios|levantamientos)\b.*\b(?:plan|"
    r"program(?:me)?|week|"
    r"programa|semana|routine|rutina)\b|\b(?:exercises|ejercicios) (?:in|of|de|en|del) (?:my|mi|the|el)? ?(?:plan|program\w*|"
    r"programa|rutina|"
    r"semana|week)\b"
)
VOLUME = late(r"\b(?:sets|volume|series|volumen)\b")
HOW_MUCH = late(r"\b(?:how (?:many|much)|cuant[oa]s?|que|what|whats|total|number of|numero de|count|suma|sum)\b")
OF_A_WEEK = late(r"\b(?:weeks?|weekly|semanas?|semanal(?:es|mente)?)\b")
COMING_WEEK = late(r"\b(?:(?:next|coming) week|week after|semana (?:que viene|proxima|siguiente)|(?:proxima|siguiente) semana)\b")
SETS_OF_ALL = late(
    r"\b(?:how many|number of|total|cuantas|numero de)\b.*\b(?:sets|series)\b|\b(?:sets|series) (?:in )?total|"
    r"\b(?:how much|whats my|what is my|what was my|cuanto|total|que)\b.*\b(?:volume|volumen)\b"
)
"""Sets are counted, of whatever they are."""
MINUTES = late(
    r"\b(?:how (?:many|much)|total|number of|cuant[oa]s?|numero de)\b.*\b(?:minutes?|mins?|hours?|time|minutos?|horas?|tiempo)\b"
    r"(?=.*\b(?:train\w*|work(?:ing)? ?out|workouts?|exercis\w+|lift\w*|gym|run\w*|rid\w+|cycl\w+|swim\w*|row\w*|cardio|"
    r"sessions?|plan(?:ned)?|entren\w*|ejercicio|gimnasio|pesas|corr\w+|nad\w+|remo|bici\w*|sesion(?:es)?|toca\w*|previst\w+)\b)|"
    r"\bhow long (?:do|will|am) i (?:train|work(?:ing)? ?out|exercis\w+)"
)
"""How long is trained, added up."""
IN_MINUTES = late(r"\b(?:min|mins|minut\w+)\b")
NOT_ALL_MINUTES = late(
    r"\b(?:sleep|slept|dorm\w+|duerm\w+|zones?|zonas?|rest(?:ing)?|descans\w+|warm|calent\w+|until|left|quedan?|faltan?)\b"
)
"""Minutes of something else, or of a part of what is trained."""
NOT_SETS = late(r"\b(?:intervals?|intervalos?|runs?|running|corr\w+|carreras?|rest|descans\w+)\b")
"""What "series" are of that are no sets of lifting, and what is between them."""
PLAN_OF_TODAY = late(
    r"(?:(?:so|and|ok|hey|whats|what is|show me|give me|tell me|see|cual es|dime|ensename|dame|ver|que hay en) )*(?:(?:the|my|"
    r"el|mi) )?plan "
    r"(?:(?:for|de|para|on) )?(?:today|tonight|hoy|tomorrow|manana)(?: (?:please|por favor))*"
)
KNOWN_HOW = late(
    r"(?:(?:and|but|so|ok|y|pero) )*(?:how (?:do|did|can|would) you know(?: (?:that|this|it|so))?|(?:como|de donde) (?:lo |eso )?"
    r"(?:sabes|sacas)(?: (?:eso|esto))?)"
)
"""What an answer stands on."""
SAFE_FOR = late(
    r"\b(?:is|are|es|son|seran?)\b.*\b(?:plan|sessions?|workouts?|exercises|sesion(?:es)?|entrenos?|ejercicios)\b.*\b(?:safe|"
    r"ok|okay|fine|good|"
    r"bad|suitable|segur[oa]s?|buen[oa]s?|mal[oa]s?|apt[oa]s?)\b.*\b(?:for|with|on|para|con)\b.*\b(?:my|mis?|a|the|la|"
    r"el)\b.*\b(?:knees?|back|"
    r"shoulders?|hips?|wrists?|elbows?|ankles?|neck|joints|injur\w+|rodillas?|espalda|hombros?|caderas?|munecas?|codos?|"
    r"tobillos?|cuello|"
    r"articulaciones|lesion(?:es)?)\b"
)
"""Whether the plan spares what hurts: what was changed for it, and why."""
HARDEST = late(
    r"\b(?:which|what|whats|cual|que)\b(?:.*\b(?:day|session|workout|dia|sesion|entren\w+)\b)?.*\b(?:hardest|toughest|heaviest|"
    r"most (?:demanding|"
    r"intense|difficult)|mas (?:dur[oa]|dificil|intens[oa]|exigente|fuerte))\b.*(?:\b(?:day|session|workout|dia|sesion|"
    r"entren\w+|week|semana)\b|$)"
)
"""The day or session of the week that asks most."""
PLANNED_KM = late(
    r"\b(?:how (?:far|many (?:km|kms|k|miles|kilometers|kilometres))|cuant[oa]s (?:km|kms|kilometros|millas)|cuanto corro|"
    r"distance|distancia)\b"
)
TIME = late(
    r"\b(?:how long|cuanto (?:dura|tardo|tiempo|tarda)|how much time|what time)\b.*\b(?:workout|session|training|today|todays|"
    r"tonight|it|run|"
    r"entren\w*|sesion|hoy|carrera|lo d\w+|session\w*)\b|\bduracion\b"
)
COUNT = late(
    r"\b(?:how many|cuant[oa]s) (?:\w+ )?(?:sets|exercises|series|ejercicios)\b.*\b(?:today|todays|tonight|tomorrow|hoy|manana|"
    r"monday|tuesday|wednesday|thursday|friday|saturday|sunday|lunes|martes|miercoles|jueves|viernes|sabado|domingo)\b"
)
LOAD = late(
    r"\b(?:what|which|how much|how heavy|whats|cuanto|cuantos|que|cual|con cuanto|a cuanto)\b.*\b(?:weight|load|heavy|kg|"
    r"kilos|pounds|lbs?|"
    r"peso|carga|pongo|uso|levanto|use|lift|put)\b|\bhow heavy\b|\bhow much should i\b|\b(?:what|which|que|cuantas?) (?:reps|"
    r"sets|weight|repeticiones|series|peso)\b|\bcuanto (?:debo|tengo que)\b|\b(?:how many|cuant[oa]s) (?:reps|repetitions|"
    r"sets|repeticiones|series|kilos|kg)\b|"
    r"\b(?:is|are|would|should) [\d., ]+ ?(?:kgs?|kilos?|lbs?|pounds?)? (?:be )?(?:right|ok|okay|enough|good|fine|correct|too "
    r"(?:much|heavy|light|little))\b|\b(?:estan? bien|son? (?:suficientes?|much[oa]s?|poc[oa]s?|demasiad[oa]s?)) (?:con )?[\d., ]+ "
    r"?(?:kgs?|kilos?)\b|\b[\d., ]+ ?(?:kgs?|kilos?) (?:estan? bien|son? (?:suficientes?|much[oa]s?|poc[oa]s?|demasiad[oa]s?))\b"
)
REST_OF_SETS = late(
    r"\b(?:how (?:long|much)|what|cuanto|que)\b.*\b(?:rest|descans\w+)\b.*\b(?:sets?|series?|of|on|in|for|de|en|"
    r"entre)\b(?!.*\b(?:day|week|dia|semana)\b)"
)
"""The rest between the sets of a lift that is named, which the plan writes beside them."""
WHICH_LOAD = late(
    r"^(?:(?:and|so|ok|y) )*(?:(?:what|which|how much) (?:weights?|loads?)|how heavy|que (?:pesos?|carga)|cuanto peso|"
    r"con (?:que|cuanto) peso) "
    r"(?:(?:should|do|shall|must|will|would|can) (?:i|we) (?:lift|use|take|put on|do|go|load|pick|choose|start with|"
    r"train with)|next time|"
    r"(?:uso|pongo|levanto|cojo|cargo|llevo|tengo que (?:usar|poner|levantar)|debo (?:usar|poner|levantar)|la proxima vez))"
    r"(?: (?:today|next time|tomorrow|with|then|now|hoy|la proxima vez|manana|ahora))*$"
)
"""The load of the lifts, where none is named: they stand in the session."""
BEST = late(
    r"\b(?:1 ?rm|e1rm|one rep max|rep max|max|maximum|best|record|records|pr|prs|pb|pbs|strongest|heaviest|maximo|maxima|rm|"
    r"mejor(?:es)?|bests|"
    r"marcas?)\b|^(?:show|tell|give|list|ensename|muestrame|dime|dame)(?: me)? (?:my|mis) (?:lifts|levantamientos)$|"
    r"\b(?:how much|cuanto) (?:can|could|puedo|podria|puede) (?:i )?\w*"
)
TREND = late(
    r"\b(?:improv\w+|progress\w*|going up|getting better|stronger|stronger|strength (?:going|gain\w*)|gaining muscle|gain\w* "
    r"strength|gone up|gone down|how is my|"
    r"hows my|mejor(?:ando|o|a|ado)|ha subido|ha bajado|progres\w+|mas fuerte|subiendo|ganando (?:fuerza|musculo)|como va mi|"
    r"que tal va mi)\b"
)
ENDURANCE = late(
    r"\b(?:what|which|how (?:fast|far|hard|many)|at|cuant[oa]s|que|cual|whats|a)\b.*\b(?:pace|speed|heart rate|hr|pulse|bpm|"
    r"zone|ritmo|velocidad|pulso|"
    r"pulsaciones|zona|km|kms|kilometros|miles|far|fast)\b"
)
TO_RUN = late(
    r"\b(?:today|todays|tonight|tomorrow|hoy|manana)\b.*\b(?:run|ride|swim|pace|zone|heart rate|hr|km|correr|corro|ritmo|"
    r"pulso|zona)\b|"
    r"\b(?:run|ride|swim|jog|correr|corro|carrera|ir|debo|pace|zone|heart rate|km|kilometros)\b.*\b(?:today|tonight|tomorrow|"
    r"hoy|manana|at|in|ir)\b|"
    r"\bshould i (?:run|ride|go)\b|\b(?:debo|tengo que) (?:correr|ir|llevar)\b"
)
LAST_DAY = {
    "monday": "monday|lunes", "tuesday": "tuesday|martes", "wednesday": "wednesday|miercoles", "thursday": "thursday|jueves",
    "friday": "friday|viernes", "saturday": "saturday|sabado", "sunday": "sunday|domingo",
}  # fmt: skip
WHAT_I_DID = late(
    r"\b(?:what|which|how much|how many|how far|how long)\b.*\bdid i\b|\bwhat (?:have|had) i (?:\w+ )?(?:done|trained|"
    r"lifted)\b|\bwhat i did\b|\bdid i (?:\w+ )?"
    r"(?:train|run|lift|work ?out|do|go|swim|ride)\b|\b(?:que|cuanto|cuantos km|que ejercicios) (?:\w+ )?(?:hice|hize|he "
    r"hecho|entrene|he entrenado|levante|corri|he corrido|"
    r"nade)\b|^(?:hice|entrene|corri) algo\b|\b(?:entrene|corri) (?:el|ayer|anteayer)\b"
)
WHAT_I_ATE = late(
    r"\b(?:what|how much|how many)\b.*\b(?:did i eat|have i eaten|i ate|i(?:'ve| have) eaten|did i have for "
    r"(?:breakfast|lunch|dinner|supper))\b|^(?:did i eat|have i eaten)\b|"
    r"\b(?:que|cuant\w+)\b.*\b(?:he comido|comi|llevo comid\w+|desayune|almorce|cene)\b|"
    r"\b(?:how much|how many|whats|what is)\b.*\b(?:protein|calories|kcal)\b.*\b(?:averag\w+|on average)\b|"
    r"\b(?:averag\w+|media|promedio)\b.*\b(?:protein\w*|calor\w+|kcal)\b(?=.*\b(?:i|ive|he|llevo|mi|my)\b)|"
    r"^(?:he comido|comi) (?:suficiente|bastante|demasiad\w+|poc\w+)\b"
)
_ENERGY_OR_MACRO = (
    r"(?:k?cals?|kilocalor\w+|calor\w+|protein\w*|carbs?|carbohydrates?|carbohidratos|hidratos|fats?|grasas?|macros?|food|energy|"
    r"comida|energia)"
)
EATEN_TODAY = late(
    rf"\b(?:how (?:much|many)|what)\b(?=.*\b{_ENERGY_OR_MACRO}\b).*\b(?:left|remain\w*|so far|to go|until now|up to now|already)\b"
    rf"(?!.*\b(?:fridge|freezer|week)\b)|"
    rf"\b(?:how (?:much|many)|what)\b.*\b(?:can|may|should|do|could) i (?:still (?:eat|have)|have left)\b.*\b(?:today|tonight)\b|"
    rf"\b{_ENERGY_OR_MACRO} (?:left|remaining|so far)\b|"
    rf"\b(?:how (?:much|many)|what)\b(?=.*\btoday\b).*\b(?:did i eat|have i (?:eaten|had)|(?:have|ive|i've|i have) (?:i )?eaten)\b|"
    rf"\bcuant[oa]s?\b(?=.*\b{_ENERGY_OR_MACRO}\b).*\b(?:llevo|me quedan?|me faltan?|van|van ya|he (?:tomado|comido)|queda)\b|"
    rf"\bcuant[oa]s?\b(?=.*\bhoy\b).*\b(?:he comido|comi|llevo comid\w+|me queda (?:por|para) comer|puedo comer aun|"
    rf"puedo comer todavia)\b"
)
"""What stands in the log of today's food, and how it lies to the plan's day."""
_FOOD_WORDS = r"(?:eat|food|calories|kcal|protein|carbs?|macros|meals?|como|comer|comida|calorias|proteinas?|hidratos|comidas)"
FOOD_OF_REST = late(
    rf"\b{_FOOD_WORDS}\b.*\b(?:rest days?|days? off|(?:dias? )(?:de descanso|libres?|sin entrenar))\b|"
    rf"\b(?:rest days?|days? off|dias? (?:de descanso|libres?|sin entrenar))\b.*\b{_FOOD_WORDS}\b"
)
FOOD_OF_TRAINING = late(
    rf"\b{_FOOD_WORDS}\b.*\b(?:training days?|workout days?|days? (?:i|that i) train|dias? (?:de entrenamiento|que entreno|de "
    rf"entreno))\b|"
    rf"\b(?:training days?|workout days?|dias? (?:de entrenamiento|que entreno|de entreno))\b.*\b{_FOOD_WORDS}\b"
)
"""Food asked for days by what is done on them."""
AGO = late(
    r"\b(?:(\d{1,2}|two|three|four|five|six|dos|tres|cuatro|cinco|seis) (?:days|dias) ago|hace (\d{1,2}|dos|tres|cuatro|cinco|"
    r"seis) dias)\b"
)
COUNTS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6}
WHAT_PACE = late(
    r"\b(?:what|which) (?:was |is )?(?:my |the )?pace\b(?=.*\b(?:was|did|yesterday|today|last|that)\b)|\b(?:what|which) pace "
    r"(?:was|did)\b|"
    r"\bhow fast (?:was|did|were)\b.*\b(?:run|it|that|go|i)\b|\ba que (?:ritmo|paso|velocidad) (?:\w+ )?(?:fue|corri|iba|fui|"
    r"hice|he (?:corrido|ido)|"
    r"salio|ha sido)\b|\b(?:que|cual fue (?:mi|el)) ritmo (?:\w+ )?(?:hice|lleve|corri|he hecho|fue|de ayer|de hoy)\b"
)
"""How fast a run was, which stands beside it where it is told."""
LAST = late(
    r"^(?:(?:please|can you|show|show me|list|see|open|give me|muestra|muestrame|ensename|ver|dame) )*(?:my|mis) (?:last |"
    r"recent |past |ultimos )?"
    r"(?:workouts?|sessions?|training log|log|entrenos?|entrenamientos?|sesiones|registro)$|"
    r"^(?:so |and |y )?how did i do(?: today| this time| there)?$|^(?:y )?(?:que tal|como) (?:lo )?(?:hice|me fue|he hecho)(?: "
    r"hoy)?$|"
    r"\b(?:when|cuando)\b.*\b(?:last|ultima vez|ultim[oa])\b|\b(?:when did i|cuando (?:hice|entrene|corri|levante))\b|"
    r"\b(?:last time|la ultima vez)\b|"
    r"\b(?:how (?:long|far|fast|hard) was|a que (?:ritmo|pulso) (?:fue|corri|hice)|cuanto (?:duro|fue))\b.*\b(?:last|ultim[oa])\b|"
    r"\b(?:how was|how did|what was|show|whats|how about|como fue|que tal|cual fue|ensena\w*|muestra\w*)\b.*\b(?:last|latest|"
    r"most recent|ultim[oa])\b.*"
    r"\b(?:workout|session|run|ride|swim|training|lift|gym|entren\w*|sesion|carrera|salida)\b|^(?:my |mi )?(?:last|ultim[oa]) "
    r"(?:workout|session|run|"
    r"entren\w*|sesion|carrera)$"
)
SLEPT = late(r"\b(?:sleep|slept|dorm\w+|duerm\w+)\b")
LAST_NIGHT = late(r"\b(?:last night|anoche)\b")
WEIGHT_CHANGE = late(
    r"\b(?:weight|kilos|kg|peso)\b.*\b(?:lost|gained|perdido|ganado|bajado|subido)\b|"
    r"\b(?:lost|gained|perdido|ganado)\b.*\b(?:weight|kilos|kg|peso)\b|\bhe (?:adelgazado|engordado)\b"
)
LAST_LIFT = late(
    r"\b(?:what|how much|how many|when|whats|que|cuanto|cuantos|cuando|con cuanto)\b.*\b(?:did i|hice|levante|last time|"
    r"ultima vez)\b"
)
TIMES = late(
    r"\b(?:how (?:many|often)|number of|numero de|cuant[oa]s|cada cuanto)\b.*\b(?:train|run|ran|workouts?|sessions?|times|"
    r"runs|days|trainings?|rides|entren\w*|sesiones|veces|carreras|dias)\b"
)
COMPARE = late(
    r"\b(?:compar\w+|versus|vs|than|que)\b.*\b(?:last week|previous week|week before|semana (?:pasada|anterior)|la anterior|"
    r"the last one)\b"
)
ZONES = late(
    r"\b(?:what|which|que|en que|cual) (?:\w+ )?(?:zone|zona) (?:\w+ )?(?:is|are|es|son|tiene|should|for|para|debo|hago|corro)\b|"
    r"\b(?:my|mis) (?:\w+ )?(?:\w+ )?(?:zones|zonas)\b|\b(?:zones|zonas) (?:de pulso|de frecuencia)\b|"
    r"\b(?:what|which|que|cuales) (?:\w+ )?(?:zones|zonas) (?:do i have|have i|are mine|tengo|son las mias)\b"
)
MAX_HR = late(
    r"\b(?:max(?:imum|imal)? (?:heart rate|hr|pulse)|hr ?max|(?:pulso|frecuencia cardiaca|fc|pulsaciones) max\w*|fc ?max)\b"
)
BURNED = late(
    r"\bcalories\b.*\bburn\w*|\bburn\w*\b.*\bcalories\b|\bcalorias\b.*\b(?:quem|gast)\w+|\b(?:quem|gast)\w+\b.*\bcalorias\b"
)
FITTER = late(
    r"\b(?:fitter|in (?:better |good )?shape|how fit|fitness (?:level|improv\w+|going)|mas en forma|en (?:buena )?forma|mi "
    r"forma fisica)\b"
)
REPS_TODAY = late(r"\b(?:how many|cuant[oa]s) (?:reps|repetitions|sets|repeticiones|series)\b.*\b(?:should i|do i|hago|"
    r"debo|tengo)\b|"
                         r"^cuant[oa]s (?:repeticiones|series) (?:hago|tengo)$")  # fmt: skip
MISSED = late(r"\b(?:miss(?:ed|ing)?|skipped|skip|saltado|perdido|fallado|faltado|salte)\b")
HOW_FAR = late(
    r"\b(?:how (?:far|much|many (?:km|kms|k|miles|kilomet\w+))|cuant[oa]s? (?:km|kms|kilometros|millas)?|que distancia|"
    r"distance)\b.*\b(?:run|ran|"
    r"rid(?:e|den)|rode|swim|swum|walk(?:ed)?|cycled?|corr\w+|nad\w+|pedal\w+|camin\w+|hice|llevo|hecho)\b"
)
_A_DISTANCE = (
    r"(?:(?P<km>\d{1,3}(?:[.,]\d)?) ?(?:k|km|kms|kilometros|kilometres|kilometers)|(?P<mile>mile|milla)|"
    r"(?P<half>half(?: marathon)?|media(?: maraton)?|medio maraton)|(?P<full>marathon|maraton))\b"
)
BEST_RUN = late(
    r"\b(?:best|fastest|record|pb|pr|personal best|mejor(?: marca| tiempo)?|marca personal|tiempo mas rapido)"
    r"(?: (?:time|ever|marca|tiempo|run|en|de|del|un|una|el|la|los|on|in|over|for|a|the|at|my|mi))*? "
    + _A_DISTANCE
    + r"(?! (?:pace|plan|shoes|race))|"
    r"\b(?P<km2>\d{1,3}(?:[.,]\d)?) ?(?:k|km) (?:best|pb|pr|record)\b"
)
"""The fastest run of a distance."""
LONGEST = late(r"\b(?:longest|furthest|farthest|mas larg[oa]|mayor distancia)\b.*\b(?:run|ride|swim|session|carrera|"
    r"tirada|salida|ruta)\b|"
                      r"\b(?:run|carrera|tirada|salida)\b.*\b(?:longest|mas larga)\b")  # fmt: skip
STEP = late(
    r"\b(?:(?P<easier>easier|simpler|regress\w*|lighter|mas (?:facil|suave|sencill[oa])|facilitar)|harder|tougher|progression|"
    r"advanced|mas (?:dificil|dur[oa])|"
    r"avanzad[oa])\b.*\b(?:version|variation|variant|alternative|option|than|of|to|for|variante|opcion|que|de|del|forma)\b|"
    r"\b(?:version|variante|variation|opcion|forma)\b.*\b(?:(?P<easier2>easier|mas (?:facil|suave|sencill[oa]))|harder|mas "
    r"(?:dificil|dur[oa]))\b"
)
FOR_MUSCLE = late(
    r"\b(?:exercises?|moves|workouts?|ejercicios?)\b.*\b(?:for|to|my|para|de|del|que)\b|\b(?:train|work|hit|build|entreno|"
    r"entrenar|trabajo|trabajar) "
    r"(?:my |el |la |los |las |mi |mis )?\w+$|"
    r"^(?:(?:good|best|some|any|show me|give me|other|more|easy|home) )*(?:upper |lower )?\w+ (?:exercises|moves)\b"
)
MUSCLES_OF = late(
    r"\b(?:what|which|que|cuales|where) (?:muscles?|musculos?|body parts?)\b|\b(?:muscles? worked|musculos trabaja)\b"
)


CHANGED = late(
    r"\b(?:what|whats|anything|something|did you|have you)\b.*\b(?:changed?|different)\b(?!.*\bif\b)|"
    r"\b(?:is|are) (?:my|the) plan different\b|\b(?:what|which|que) (?:rules?|reglas?)\b|\b(?:que|algo|has|me has|"
    r"habeis)\b.*\b(?:cambiado|cambio|cambiaste)\b"
)
ON_TRACK = late(
    r"\b(?:will i be ready (?:for|by)|am i (?:going to be )?ready for (?:the|my)|(?:estare|estoy|llegare|voy a (?:llegar|"
    r"estar)) (?:list[oa] |"
    r"preparad[oa] |a tiempo |bien )?(?:a|para) (?:la|el|mi) (?:carrera|media|maraton|competicion|prueba)|on track|on schedule|"
    r"on target|falling behind|behind (?:schedule|plan)|sticking to|stuck to|consisten\w+|"
    r"adheren\w+|voy al dia|"
    r"(?:como|que tal) voy (?:para|de cara a|con) (?:la|el|mi) (?:carrera|maraton|media|competicion|objetivo|prueba)|how am "
    r"i doing for "
    r"(?:the|my) (?:race|marathon|half|goal)|constan\w+|(?<!anos )cumpl(?:o|iendo|ido|ir)\b(?! (?:\w+ )?anos)|voy bien)\b"
)
BY_DAY = late(
    r"\b(?:today|tonight|tomorrow|yesterday|hoy|manana|ayer|monday|tuesday|wednesday|thursday|friday|saturday|sunday|lunes|"
    r"martes|miercoles|"
    r"jueves|viernes|sabado|domingo)\b"
)
"""A day that is named is answered by the day."""
SHOULD = late(r"\b(?:should|need|debo|deberia|necesito|tengo que)\b")
AM_I = late(r"\b(?:am i|estoy|how|como|is my|getting)\b")
TO_REACH = late(r"\b(?:can|could|reach|hit|pueda|puedo|podre|llegue|llego|alcance)\b")
"""A feat that is waited for, not a session."""
IS_IT = late(r"^(?:and |so |y )?(?:do i|is there|are there|am i|hay|tengo|hago|me tocan?)\b")
NEXT_UP = late(r"^(?:so |y )?(?:whats|what is|what comes|que|que me) (?:up )?(?:next|viene|sigue|toca (?:ahora|despues|luego))$")
MINE = late(r"\b(?:my|mi|mis|a que|what|whats|cual|cuales|que)\b")
DEFINING = late(r"^(?:que|what) (?:es|is) (?:la|el|a|the)? ?(?:max|fc)")
WHAT_IS_A = late(r"\b(?:que|what|whats) (?:es|is) (?:a|la|una)\b")
ASKING = late(r"\b(?:what|whats|how|cual|que|cuanto)\b")
NEEDED = late(r"\b(?:should|need|debo|para|to lose|perder)\b")
STRENGTH = late(r"\b(?:strong\w*|strength|muscle|fuerte|fuerza|musculo|lifts?|levantamientos?|bests|records|prs?|marcas?|rm|1rm)\b")
NO_LIFT_BEST = late(r"\b(?:mean|means|significa|heart|pulse|hr|pulso)\b")
SPAN = late(r"\b(?:week|month|semana|mes|year|ano|night|noche)\b")
NOT_TRAINED = late(r"\b(?:eat|ate|sleep|dormi|comi|wrong|mal|steps|pasos|to deserve|weigh\w*)\b")
NOT_FAR = late(
    r"\b(?:sleep|eat|protein|calori\w+|steps|pasos|today|yesterday|hoy|ayer|tiempo|how long|hours?|horas?|minut\w+|sets?|series|"
    r"reps?|repeticion\w+|exercises|ejercicios)\b"
)
KILOMETRES = late(r"\b(?:how many (?:km|kms|k|miles|kilomet\w+)|cuant[oa]s (?:km|kms|kilometros|millas))\b")
HOW_MANY = late(r"\b(?:how many|cuant[oa]s)\b")
SETS = late(r"set|serie")
OTHER_SPAN = late(
    r"\b(?:years?|anos?|20\d\d|(?:in|last|this|of|during|since) (?:may|march)|january|february|april|june|july|august|"
    r"september|october|november|december|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|"
    r"diciembre|summer|winter|autumn|spring|verano|invierno|otono|primavera|quarter|trimestre|since|desde|ever|so far|altogether|"
    r"in total|en total|weekend|fin de semana|finde|(?:\d+|two|three|five|six|dos|tres|cinco|seis|few|couple of|many|pocas|"
    r"varias|ultimas|ultimos) (?:weeks|months|semanas|meses))\b"
)
"""A span of time that is none of asking_parts.Window: what is counted within it is not known here."""
TOLD = late(
    r"\b(?:(?:i|we|just) (?:\w+ )?(?:ran|did|rode|swam|walked|rowed|benched|squatted|deadlifted|lifted|trained|slept|weighed)|log|"
    r"hice|corri|nade|levante|entrene|dormi|anota|apunta|registra)\b.*\d"
)
"""What was done, told with its numbers."""

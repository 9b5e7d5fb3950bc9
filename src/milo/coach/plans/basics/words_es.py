"""What the planner says in Spanish: titles, warm-ups, changes and refusals."""

from milo.vocabulary.region_names import REGIONS_ES

SPANISH: dict[str, str] = {
    "refused.under_age": "Milo no hace planes para menores de 13 años.",
    "refused.guardian": "Milo necesita el consentimiento de tu madre, padre o tutor para hacer un plan antes de los 18 años.",
    "refused.symptom": (
        "Has contado un síntoma que un médico debe ver primero, así que por ahora no hay entrenamiento. Ve al médico antes de tu "
        "próxima sesión; cuando te dé el visto bueno, anótalo en la página Plan. Si tienes dolor en el pecho, te desmayas o "
        "te falta el aire, para y llama al número de emergencias."
    ),
    "refused.unclear": (
        "Has respondido que sí a una pregunta de salud y el perfil no dice de qué se trata. Añade la condición, la "
        "lesión o el medicamento en tu perfil; o pide el visto bueno de un médico y anótalo en la página Plan."
    ),
    "refused.weight": (
        "Antes de entrenar, habla con un médico sobre tu peso y tu alimentación. Cuando te dé el visto bueno, anótalo en la "
        "página Plan y Milo planificará contigo con gusto; si un número está mal, corrígelo en tu perfil."
    ),
    "refused.weight_today": (
        "Con este peso para tu altura, por ahora no hay entrenamiento: ve hoy mismo al médico por tu peso y tu alimentación. Si "
        "te desmayas, tienes dolor en el pecho o te falta el aire, llama al número de emergencias. Si un número está mal, "
        "corrígelo en tu perfil."
    ),
    "refused.pregnant": (
        "Un plan durante el embarazo necesita primero el visto bueno de tu matrona o tu médico. Cuando lo tengas, "
        "anótalo en la página Plan y Milo hará un plan dentro de los límites del embarazo."
    ),
    "refused.postpartum": (
        "En las primeras semanas tras el parto Milo no planifica nada sin el visto bueno de tu matrona o tu médico. "
        "Cuando lo tengas, anótalo en la página Plan."
    ),
    "removed": "{what}: previsto -> fuera",
    "sets": "{what}: {old} series -> {new}",
    "reps": "{what}: {old} repeticiones -> {new}",
    "rir": "{what}: {old} repeticiones en reserva -> {new}",
    "reserve_kept": "{what}: {old} repeticiones en reserva -> {new} (tiene más series que antes; las cosas suben de una en una)",
    "rest": "{what}: {old} s de descanso -> {new} s",
    "load": "{what}: {old} kg -> {new} kg",
    "max_unbelieved": "{what}: un máximo de {old} kg -> no se usa, es más de lo creíble junto al resto del perfil; busca el peso",
    "load_free": "{what}: {old} kg -> encuentra el peso",
    "load_most": (
        "{what}: {old} kg -> {new} kg (lo más que permite un máximo de {maximum} kg en {reps} repeticiones con {rir} en reserva)"
    ),
    "load_most_free": (
        "{what}: {old} kg -> encuentra el peso "
        "(lo más que permite un máximo de {maximum} kg en {reps} repeticiones con {rir} en reserva)"
    ),
    "load_nobody": "{what}: {old} kg -> {new} kg (nadie levanta más en {reps} repeticiones con {rir} en reserva)",
    "load_nobody_free": "{what}: {old} kg -> encuentra el peso (nadie levanta más en {reps} repeticiones con {rir} en reserva)",
    "load_unlifted": (
        "{what}: {old} kg -> encuentra el peso (nada de lo que se sabe de ti muestra {old} kg para {reps} repeticiones con {rir} "
        "en reserva; una serie que registres, sí)"
    ),
    "note_out": "{what}: «{line}» -> se deja fuera, pide más de lo que pueden estas series",
    "care": "{what}: un calentamiento sin «{line}» -> con ello",
    "superset": "{what}: superserie -> uno después de otro",
    "walk": "{what}: -> caminar",
    "zone": "{what}: zona {old} -> zona {new}",
    "rate": "{what}: {old} ppm, más de lo que pide la zona {zone} -> {new} ppm",
    "rate_free": "{what}: {old} ppm, más de lo que pide la zona {zone} -> esfuerzo por sensaciones, nunca por encima de {most} ppm",
    "rate_none": "{what}: {old} ppm, que no es un rango de pulsaciones -> esfuerzo por sensaciones",
    "no_rate": "{what}: frecuencia cardiaca -> esfuerzo por sensaciones",
    "rates_unknown": "pulsaciones de las zonas -> esfuerzo por sensación: las tuyas no están medidas, y una estimación por la edad "
    "puede errar en diez latidos",
    "rates_none": "pulsaciones de las zonas -> esfuerzo por sensación, porque tus pulsaciones no lo dicen",
    "run_minutes": "{what}: {old} min -> {new} min",
    "run_km": "{what}: {old} km -> {new} km",
    "intervals": "{what}: {old} min de intervalos en {new} min -> los que caben",
    "intervals_unread": "{what}: intervalos sin cuántas veces, cuánto duran y qué zona -> se dejan fuera",
    "minutes": "{what}: {old} min -> {new} min",
    "easy_unasked": (
        "los días además de los de pesas: {activity} suave, {most} min como mucho, por el corazón, pues la OMS pide al menos "
        "150 min de movimiento a la semana; en un día sin pesas, y se quita con un día menos a la semana"
    ),
    "week_minutes": "semana {week}: {old} min de resistencia -> {new} min",
    "days": "semana {week}: días desordenados -> de lunes a domingo",
    "test": "semana {week}: prueba máxima -> fuera; una serie de 3 a 10 repeticiones dice lo mismo",
    "sets_maximal": ("{what}: {old} series de una repetición sin nada en reserva -> {new}; un máximo se prueba una vez por semana"),
    "rest_days": "semana {week}: {old} días de descanso -> {new}",
    "strength_days": "semana {week}: fuerza en {day} -> fuera",
    "muscle": "semana {week}, {what}: {old} series -> {new}",
    "all_sets": "semana {week}: {old} series -> {new}",
    "least_minutes": "{old} min por sesión -> {new} min, lo mínimo que merece la pena",
    "deload": "semana {week}: como la anterior -> semana de recuperación",
    "walk_added": "{day}: descanso -> un paseo corto, para que no pasen más de dos días sin moverte",
    "training_days": "{old} días de entrenamiento por semana -> {new}",
    "session_length": "{old} min por sesión -> {new} min en la semana {week}",
    "short_sessions": "{old} min por sesión -> desde {new} min hasta la semana {last}: los límites de esas semanas no dejan más",
    "short_sessions_on": "{old} min por sesión -> desde {new} min: los límites no dejan más en estas semanas",
    "light_only": "el entrenamiento que pediste -> paseos suaves y movilidad, hasta que un médico te autorice más",
    "moderate_only": (
        "entrenamiento intenso -> solo trabajo moderado: sin series fuertes, pesas hasta el {most} % de tu máximo y con {left} o "
        "más repeticiones en reserva. No consta ninguna autorización: pide a un médico que te autorice el esfuerzo intenso y "
        "apúntala en la página Plan; vale doce meses"
    ),
    "moderate_scope": (
        "entrenamiento intenso -> solo trabajo moderado: sin series fuertes, pesas hasta el {most} % de tu máximo y con {left} o "
        "más repeticiones en reserva, porque la autorización que consta no nombra el esfuerzo intenso"
    ),
    "moderate_looked_at": (
        "entrenamiento intenso -> solo trabajo moderado, porque contaste un síntoma: sin series fuertes, pesas hasta el {most} % "
        "de tu máximo y con {left} o más repeticiones en reserva"
    ),
    "moderate_lungs": (
        "entrenamiento intenso -> solo trabajo moderado con EPOC: sin series fuertes, pesas hasta el {most} % de tu máximo y con "
        "{left} o más repeticiones en reserva. No consta ninguna autorización para más; habla con tu médico antes de algo más duro"
    ),
    "b12": "vitamina B12 de una dieta vegana, que no da ninguna que cuente -> de un suplemento; tu farmacéutico sabe cuál",
    "less_days": (
        "los {old} min de resistencia a la semana que haces ahora -> {new} min en la semana 1 y {most} como mucho, menos de lo que "
        "haces: {moving} x {minutes} min junto a {lifting} x fuerza no dan más; {advice}"
    ),
    "less_none": "los {old} min de resistencia a la semana que haces ahora -> ninguno: los {lifting} días son de fuerza; {advice}",
    "less.days": "pide más días por semana, que van a ella",
    "less.minutes": "pide más minutos por sesión",
    "less.days_minutes": "pide más días o más minutos por sesión",
    "less.goal": "dentro de los límites no gana nada con más días o minutos; con la resistencia como objetivo, sí",
    "less.nothing": "días y minutos están en lo que permiten los límites",
    "less_limits": (
        "los {old} min de resistencia a la semana que haces ahora -> {new} min en la semana 1 y {most} como mucho, menos de lo que "
        "haces: tus límites no dan más, con {moving} x {minutes} min pedidos junto a {lifting} x fuerza"
    ),
    "sport_out": "{old} -> {new} en las semanas {first} a {last}: {why}",
    "sport_out_once": "{old} -> {new} en la semana {first}: {why}",
    "sport_out.PL-02": "un diez por ciento más que tu carrera más larga reciente no da para una sesión",
    "sport_out.PL-22": "no durante el embarazo",
    "sport_out.PL-23": "no tan pronto después de un parto",
    "sport_out.PL-28": "una crisis en el agua es peligrosa",
    "sport_out.PL-29": "todavía sin impacto en estas semanas",
    "sport_out.PL-50": "carga una parte que duele según tu perfil",
    "lifts_out": "{old} -> otros ejercicios, {why}",
    "lifts_out.PL-22": "que convienen en el embarazo",
    "lifts_out.PL-23": "que convienen tras un parto",
    "lifts_out.PL-24": "que tensan menos el tronco, con la tensión alta",
    "lifts_out.PL-25": "que tensan menos el tronco, con una enfermedad del corazón",
    "lifts_out.PL-28": "que no pueden caerte encima, con epilepsia",
    "lifts_out.PL-30": "que cuidan una columna con osteoporosis",
    "pain_stop": (
        "{what}: entrenar con un dolor de {pain} sobre 10 -> nada, pues por encima de 5 se para; que lo vea un médico o un "
        "fisioterapeuta, y cambia el dolor en tu perfil cuando sea menor"
    ),
    "pain_acute": (
        "{what}: entrenar con una lesión de las últimas 72 horas -> nada; si entonces no está claramente mejor, que lo vea un "
        "médico o un fisioterapeuta, y di en tu perfil cuánto duele"
    ),
    "pain_seen": "{what}: un dolor de {pain} sobre 10 -> que lo vea un médico o un fisioterapeuta",
    "pain_walk": "caminar -> {minutes} min a la semana como mucho, suave y solo hasta donde no duela",
    **{f"region.{region}": name for region, name in REGIONS_ES.items()},
    "medicine_asks": (
        "un medicamento para el corazón sin la enfermedad para la que es -> cuenta como una enfermedad del corazón o de los vasos, "
        "hasta que la enfermedad esté en tu perfil o un médico te dé permiso"
    ),
    "clearance.other.medicine": "no es para aquello para lo que es tu medicamento",
    "clearance_out": "el permiso médico entre tus respuestas de salud -> no vale: {why}",
    "clearance.denied": "dice que no se dio",
    "clearance.empty": "no dice ni su día ni quién lo dio ni para qué es",
    "clearance.no_date": "no tiene una fecha que se pueda leer, con año, mes y día",
    "clearance.ahead": "su fecha está por venir",
    "clearance.old": "tiene más de doce meses, o ya terminó",
    "clearance.no_who": "no dice qué profesional lo dio",
    "clearance.before.birth": "es de antes del parto",
    "clearance.before.pregnancy": "es de antes de este embarazo",
    "clearance.other.heart": "no es para el corazón",
    "clearance.other.disease": "no es para la enfermedad de tu perfil",
    "clearance.other.lungs": "no es para los pulmones",
    "clearance.other.pregnancy": "no es para el embarazo",
    "clearance.other.birth": "no es para el tiempo tras el parto",
    "clearance.other.unclear": "no es para entrenar en general",
    "max_unknown": "{what}, un máximo de {old} kg -> no se usa, ningún ejercicio se llama así; el más parecido es {near}",
    "max_unknown_far": "{what}, un máximo de {old} kg -> no se usa, ningún ejercicio se llama así",
    "max_of_body": "{what}, un máximo de {old} kg -> no se usa, pues nadie sabe si incluye el cuerpo",
    "lifts_spared": "{old} -> otros ejercicios, que no cargan lo que duele según tu perfil",
    "lifting_days": "{old} días de fuerza a la semana -> {new}: camino de la prueba los demás van a lo que compites",
    "pace_loss": "unas {spent} kcal al día que gastas -> {kcal} kcal comidas: un déficit de {gap} kcal, unos {kg} kg a la semana "
    "al principio, un {share} % de tu peso",
    "pace_slow": "el peso baja más despacio que un 0,5 % por semana: {why}",
    "pace_slow.NU-01": "menos comida no cubriría lo que el cuerpo necesita en reposo",
    "pace_slow.NU-02": "el déficit es como mucho de 500 kcal o de una quinta parte de lo que gastas",
    "pace_slow.NU-03": "menos comida dejaría demasiado poco para el cuerpo después de entrenar",
    "pace_gain": "unas {spent} kcal al día que gastas -> {kcal} kcal comidas: un superávit de {gap} kcal, unos {kg} kg a la semana "
    "al principio, un {share} % de tu peso",
    "goal_kept_off": "el peso como objetivo -> la fuerza y la forma como objetivo",
    "no_food": "calorías y macronutrientes -> ninguno: {why}",
    "kcal": "{old} kcal al día -> {new} kcal",
    "kcal_most": "{old} kcal al día -> {new} kcal: más va mucho más allá de lo que gastas",
    "kcal_on": "{day}: {old} kcal -> {new} kcal",
    "kcal_most_on": "{day}: {old} kcal -> {new} kcal: más va mucho más allá de lo que gastas",
    "protein_on": "{day}: {old} g de proteína -> {new} g",
    "fat_on": "{day}: {old} g de grasa -> {new} g",
    "food_parts": "{kcal} kcal al día de partes que suman {parts} kcal -> {carbs} g de carbohidratos y {fat} g de grasa",
    "food_parts_on": "{day}: {kcal} kcal de partes que suman {parts} kcal -> {carbs} g de carbohidratos y {fat} g de grasa",
    "cut_pause": "{weeks} semanas seguidas de déficit -> {pause} semanas o más comiendo lo que gastas",
    "cut_weeks": "semanas {first} a {last}: {old} kcal al día -> {new} kcal, lo que gastas; el déficit descansa ahí",
    "target_kept": "{old} kcal al día -> {new} kcal, el objetivo que pusiste",
    "target_raised": "{old} kcal al día, el objetivo que pusiste -> {new} kcal: menos es poco para este entrenamiento",
    "target_lowered": "{old} kcal al día, el objetivo que pusiste -> {new} kcal: más es muy por encima de lo que gastas",
    "no_deficit": "comer menos de lo que gastas -> comer lo que gastas",
    "no_surplus": "comer más de lo que gastas -> comer lo que gastas: lo que tienes de reserva ya da para ganar músculo",
    "protein": "{old} g de proteína -> {new} g",
    "fat": "{old} g de grasa -> {new} g",
    "supervision": "entrenar a solas -> con un adulto que conozca los ejercicios",
    "layoff": "volumen y carga completos -> cerca del 70 % en la primera semana de vuelta",
    # muscles
    "muscle.abs": "abdominales",
    "muscle.adductors": "aductores",
    "muscle.back": "espalda",
    "muscle.biceps": "bíceps",
    "muscle.calves": "gemelos",
    "muscle.chest": "pecho",
    "muscle.forearms": "antebrazos",
    "muscle.front_delts": "hombro anterior",
    "muscle.glutes": "glúteos",
    "muscle.hamstrings": "isquiotibiales",
    "muscle.low_back": "zona lumbar",
    "muscle.quads": "cuádriceps",
    "muscle.rear_delts": "hombro posterior",
    "muscle.side_delts": "hombro lateral",
    "muscle.traps": "trapecio",
    "muscle.triceps": "tríceps",
    "food.minor": "antes de los 18 años Milo no pone objetivos de comida",
    "food.pregnant": "en el embarazo tu matrona o tu médico guía la alimentación",
    "food.lactating": "en las primeras semanas tras el parto tu matrona o tu médico guía la alimentación",
    "food.eating": "Milo no te pone números para la comida",
    "food.kidney": "con una enfermedad renal los objetivos los pone un dietista",
    "food.insulin": "con insulina o medicamentos parecidos los objetivos los pone tu equipo de diabetes",
    "food.no_weight": "no sabemos tu peso",
    "food.no_height": "no sabemos tu altura",
    "title.full": "Cuerpo entero",
    "title.upper": "Tren superior",
    "title.lower": "Tren inferior",
    "title.push": "Empuje",
    "title.pull": "Tirón",
    "title.legs": "Piernas",
    "title.easy": "{activity} suave",
    "title.long": "{activity} larga",
    "title.quality": "{activity} con intervalos",
    "title.threshold": "{activity} al umbral",
    "title.sharp": "{activity}, corto y vivo",
    "title.runwalk": "Correr y caminar",
    "title.walk": "Paseo suave",
    "title.mobility": "Movilidad y equilibrio",
    "activity.walking": "caminata",
    "activity.running": "carrera",
    "activity.cycling": "salida en bici",
    "activity.rowing": "sesión de remo",
    "activity.swimming": "sesión de natación",
    "warm.general": "{minutes} min de movimiento suave hasta entrar en calor",
    "warm.joint": "Círculos de cadera, hombros y tobillos, 10 en cada sentido",
    "warm.empty": "{exercise}: 10 repeticiones con la barra vacía o poco peso",
    "warm.ramp": "{exercise}: {sets}",
    "warm.ramp_set": "{load} kg x {reps}",
    "warm.first": "{exercise}: una serie ligera de 10 antes de la primera serie de trabajo",
    "warm.endurance": "Los primeros {minutes} min muy suaves",
    "warm.asthma": "Ten a mano tu inhalador de rescate",
    "warm.insulin": "Mide tu glucosa y lleva hidratos rápidos",
    "warm.minor": "Con un adulto que conozca los ejercicios",
    "warm.hypertension": "Suelta el aire en el esfuerzo; no aguantes la respiración",
    "warm.pregnant": "Debes poder hablar todo el tiempo; para si algo no va bien",
    "warm.older": "Ten algo firme al alcance para el equilibrio",
    "note.find": "Encuentra el peso que deja esas repeticiones en reserva",
    "note.hold": "Aguanta {seconds} s en cada serie",
    "note.sides": "Cada lado",
    "note.steps": "Una repetición es un paso de cada pie",
    "note.pain": "Solo en el rango sin dolor",
    "note.power": "Sube tan rápido como puedas con control, baja despacio",
    "day.monday": "lunes",
    "day.tuesday": "martes",
    "day.wednesday": "miércoles",
    "day.thursday": "jueves",
    "day.friday": "viernes",
    "day.saturday": "sábado",
    "day.sunday": "domingo",
    "text.empty": "falta una semana con sus días; no hay ninguna",
    "text.week": "se esperaba aquí la semana {wanted}, pues las semanas van seguidas; se encontró la semana {found}",
    "text.plan_id": "se esperaba el plan {wanted}, pues ningún plan tuyo se llama {found}; deja la primera línea como estaba",
    "text.athlete_id": "se esperaba el atleta {wanted}, que eres tú; se encontró {found}; deja la línea como estaba o quítala",
    "text.changed": "se esperaban solo cambios que hizo el propio Milo; hay {found}; quita la línea, una nota dice lo tuyo",
    "text.refused": "se esperaba un plan en vigor; dice que se ha rechazado, y eso lo dice Milo; quita la línea",
    "text.title": 'se esperaba un título, como fuerza "Tren superior" 50 min; no hay',
    "text.goal": "se esperaba un objetivo: {wanted}; hay {found}",
    "text.edited": "con este cambio, línea {line}: {what}",
    "text.twice": "el id de sesión {id} aparece dos veces; borra el [id] de la copia",
}

"""Questions about what the plan chose: its kit, how much it asks, its days of rest, another sport for once; and their answers."""

from __future__ import annotations

from milo.coach.talk.words.advice import Advice

_KIT = (
    r"(?:dumb ?bells?|machines?|barbells?|kettle ?bells?|cables?|bands?|body ?weight(?: exercises)?|free weights|equipment|"
    r"mancuernas?|maquinas?|barras?|pesas rusas|poleas?|gomas|peso libre|peso corporal|equipo|material)"
)
_SPORT_NAMED = (
    r"(?:run(?:s|ning)?|ride|riding|cycling|bik(?:e|ing)|swim(?:s|ming)?|row(?:ing)?|walk(?:s|ing)?|correr|carrera|bici(?:cleta)?|"
    r"pedalear|nadar|natacion|remar|caminar|andar)"
)
_DAY = (
    r"(?:today|tonight|tomorrow|(?:on |next |this )*(?:mon|tues|wednes|thurs|fri|satur|sun)days?(?: (?:morning|evening|night|"
    r"afternoon))?|hoy|manana|(?:el |los |este |proximo )*(?:lunes|martes|miercoles|jueves|viernes|sabados?|domingos?)"
    r"(?: por la (?:manana|tarde|noche))?)"
)
_TIME = r"(?:\d+|half an hour|an hour|media hora|una hora|twenty|thirty|forty|veinte|treinta|cuarenta)"
CHOICE = {
    "why_kit": Advice(
        rf"^(?:so |and |but |y |pero )?(?:why|how come|por que)(?: (?:are there|is there|do i (?:have|use|get)|does (?:my|the) "
        rf"plan "
        rf"(?:have|use)|hay|uso|tengo|solo|only|just|no|not|all|tantas?|tantos?|always|siempre|with|con|the|las|los|mi plan|usa))* "
        rf"{_KIT}(?: exercises)?(?: (?:and|but|y|pero) (?:not|no)(?: (?:the|las|los))? {_KIT}|(?: instead of| rather than| en "
        rf"(?:vez|lugar) de| y no) {_KIT}| in my plan| en mi plan)?$",
        "The plan uses the kit of your profile, and nothing you have not told me of. Free weights, machines, bands and your own "
        "weight build strength alike when the sets are as hard. For another exercise say “swap … for …” with both names; for other "
        "kit say what you have (“I have a barbell now”) or change it on the Profile page.",
        "El plan usa el material de tu perfil y nada que no me hayas dicho. Peso libre, máquinas, gomas y el propio peso dan la "
        "misma fuerza si las series son igual de duras. Para otro ejercicio di «cambia … por …» con sus nombres; para otro "
        "material "
        "di qué tienes («ahora tengo una barra») o cámbialo en la página Perfil.",
    ),
    "right_amount": Advice(
        r"^(?!(?:so |and |but |y |pero )?(?:is (?:this|that|it)|es(?:to)?(?: es)?|no es)(?: \w+)? (?:too (?:much|little)|enough|"
        r"demasiad[oa]|much[oa]|poc[oa]|suficiente)$)(?:so |and |but |y |pero )?(?:is (?:this|that|it|my plan|the plan|my "
        r"training)|am i (?:doing|training)|are (?:these|those)|"
        r"es(?:to)?(?: es)?|hago|entreno|mi plan (?:es|tiene)|son|no (?:es|hago|entreno|son))(?: (?:really|just|not|already|ya|"
        r"muy))? "
        r"(?:too (?:much|many|little|few)|enough|demasiad[oa]s?|much[oa]s?|poc[oa]s?|suficientes?)"
        r"(?: (?:volume|sets|training|work|exercises|sessions|volumen|series|entrenamiento|trabajo|ejercicios|sesiones))?"
        r"(?: (?:(?:for|para) (?:a beginner|beginners|me|someone new|a newbie|un principiante|una principiante|principiantes|mi|"
        r"alguien (?:que empieza|nuevo))|per week|a week|a la semana|por semana|to (?:grow|progress|get stronger|build muscle)|"
        r"para (?:crecer|progresar|ganar musculo|mejorar)))*$",
        "The plan begins low for the experience in your profile and adds at most a fifth of the hard sets of a muscle from week to "
        "week; few sets are enough to grow in the first months. Whether it fits you shows in what you log: sets that miss their "
        "repetitions or reserve, poor nights and sore days make it less, sets that go well make it rise. Ask “how many sets this "
        "week”, or say “make it easier” or “train 4 days a week”.",
        "El plan empieza con poco para la experiencia de tu perfil y suma como mucho una quinta parte de las series duras de un "
        "músculo de una semana a otra; en los primeros meses pocas series bastan para crecer. Si te conviene se ve en lo que "
        "anotas: "
        "series que no llegan a sus repeticiones o a su reserva, malas noches y agujetas lo bajan, y las que salen bien lo suben. "
        "Pregunta «¿cuántas series esta semana?», o di «hazlo más fácil» o «quiero entrenar 4 días por semana».",
    ),
    "without_rest": Advice(
        r"\b(?:skip|drop|leave out|do without|go without|train without|cut|get rid of|saltar(?:me|se)?|quitar|entrenar sin|"
        r"prescindir "
        r"de|pasar sin)\b(?: (?:my|the|all|any|taking|mis?|los|todos los|un|el))* (?:rest days?|days? off|dias? de descanso|"
        r"descansos)\b|"
        r"\bno rest days?\b.*(?:ok|okay|fine|possible)\b",
        "Better not: you get fitter while you rest from training, and the plan keeps at least one day a week free of it and a "
        "day or "
        "two between hard sessions of the same muscles. A walk or easy mobility is always welcome on those days. For more days of "
        "training say for instance “train 5 days a week”.",
        "Mejor no: se mejora al descansar del entrenamiento, y el plan deja al menos un día por semana sin él y uno o dos días "
        "entre "
        "sesiones duras de los mismos músculos. Un paseo o movilidad suave siempre vienen bien esos días. Si quieres más días, "
        "di por "
        "ejemplo «quiero entrenar 5 días por semana».",
    ),
    "another_sport": Advice(
        r"^(?:and |so |y )?(?:"
        rf"what (?:can|could|should) i do (?:today |tomorrow )?(?:instead of|rather than) (?:the |my )?(?:\w+ )?{_SPORT_NAMED}|"
        rf"(?:instead of|rather than) (?:the |my )?(?:\w+ )?{_SPORT_NAMED}(?: today| tomorrow)?,? what (?:can|could|should) i do|"
        rf"en (?:vez|lugar) de (?:la |el |ir a )?{_SPORT_NAMED}(?: hoy| manana)?,? (?:que (?:puedo hacer|hago)|hay otra cosa)|"
        rf"que (?:puedo hacer|hago)(?: hoy| manana)? en (?:vez|lugar) de (?:la |el |ir a )?{_SPORT_NAMED}|"
        rf"(?:can|could|may) i {_SPORT_NAMED} instead|(?:can|could|may) i do (?:an?other|a different) sport(?: instead| for once)?|"
        r"puedo hacer otro deporte(?: en su lugar| por una vez)?"
        r")(?: (?:today|tomorrow|hoy|manana))?$",
        "For once another sport does as well: as many minutes at the same effort, easy for easy; cycling, rowing, swimming or "
        "brisk "
        "walking keep heart and lungs going, and what you log counts. What a race asks of you is trained only by doing that. "
        "The plan "
        "itself keeps its sports: leave the session out with “skip” and its day, and tell me what you did instead.",
        "Por una vez vale otro deporte: los mismos minutos con el mismo esfuerzo, suave por suave; pedalear, remar, nadar o andar "
        "rápido mantienen corazón y pulmones, y lo que anotes cuenta. Lo que pide una carrera solo se entrena haciéndolo. El plan "
        "mantiene sus deportes: quita la sesión con «salta» y su día, y dime qué hiciste en su lugar.",
    ),
    "busy_day": Advice(
        rf"^(?:(?:but|and|so|pero|y) )*(?:(?:i have|ive|ive got|i have got|theres|there is|tengo|hay|me toca) (?:(?:a|an|my|the|"
        rf"some|un|"
        r"una|mi|el|la) )?(?:(?:\w+ )?(?:meetings?|appointments?|exams?|wedding|party|birthday|flight|trip|shifts?|classes|"
        r"class|work|"
        r"school|dentist|concert|conference|reunion|reuniones|cita|citas|examen|examenes|boda|fiesta|cumpleanos|vuelo|viaje|"
        r"turno|guardia|"
        r"clases?|trabajo|dentista|concierto))(?: \w+){0,2}|(?:i am|im|i will be|ill be|estoy|estare|"
        r"voy a estar) (?:\w+ )?(?:busy|tied up|"
        r"working(?: late)?|ocupad[oa]|liad[oa]|trabajando)|(?:i )?work (?:late|long|nights?|all day)|trabajo (?:hasta tarde|"
        r"todo el dia|de "
        rf"noche)) (?:(?:all|on|el|todo) )*{_DAY}(?: \w+){{0,3}}$",
        "I changed nothing yet. Say which suits you, with your day: “move Wednesday to Thursday”, “20 minutes on Wednesday” or "
        "“skip "
        "Wednesday”. A short session is worth more than none.",
        "Aún no he cambiado nada. Di qué te va bien, con tu día: «pasa el miércoles al jueves», «el miércoles 20 minutos» o "
        "«salta el "
        "miércoles». Una sesión corta vale más que ninguna.",
    ),
    "no_time": Advice(
        r"^(?:(?:but|and|so|sorry|pero|y|es que) )*(?:(?:i have|ive got|ive|theres) (?:no|little|not much|not enough|so little|"
        r"hardly any) "
        r"time|(?:i )?(?:dont|do not) have (?:much |any |enough |the )?time|(?:im|i am|ill be|i will be) (?:so |very |too |"
        r"really |super |"
        r"quite )?busy|(?:no tengo|tengo poco|me falta|no me da|me queda poco|no hay) (?:mucho |nada de |el )?tiempo|"
        r"(?:estoy|ando|voy) (?:muy |tan |super |bastante )?(?:liad[oa]|ocupad[oa]|a tope|justo de tiempo|mal de tiempo)|"
        rf"(?:my |the |these |mis |las |los )?(?:{_TIME} ?(?:minutes?|mins?|minutos?|hours?|horas?)?|an hour|una hora|sessions?|"
        rf"workouts?|"
        r"sesiones|entrenos|entrenamientos) (?:is|are|feels?|es|son|se me hacen?) (?:\w+ )?(?:too long|too much time|"
        r"demasiad[oa]s?(?: "
        r"larg[oa]s?)?|muy larg[oa]s?))"
        r"(?: (?:to train|to exercise|to work out|for training|for me|this week|these days|at the moment|right now|now|lately|"
        r"today|for "
        r"(?:the gym|exercise)|para entrenar|para el gimnasio|para mi|esta semana|estos dias|ultimamente|ahora|hoy|with work|"
        r"con el trabajo))*$",
        "Then make it smaller rather than nothing, and I changed nothing yet. Say how long you have: “20 minutes today”, “my "
        "sessions 30 "
        "minutes this week” or “train 2 days a week”; the work that counts most stays. A week that is missed altogether does no "
        "harm "
        "either; the plan takes you up where you are.",
        "Entonces mejor menos que nada, y aún no he cambiado nada. Di cuánto tienes: «hoy 20 minutos», «esta semana sesiones de "
        "30 minutos» "
        "o «quiero entrenar 2 días por semana»; se queda el trabajo que más cuenta. Una semana perdida tampoco hace daño; el "
        "plan te "
        "recoge donde estés.",
    ),
    "enough_time": Advice(
        rf"^(?:(?:and|but|so|y|pero) )*(?:(?:is|are|would|will|do) {_TIME} ?(?:minutes?|mins?|days?|sessions?|workouts?|times|"
        rf"hours?)?"
        r"(?: of (?:training|strength|exercise|walking))?(?: (?:a|per|each) (?:day|week|session|workout))?(?: be)? (?:enough|"
        r"sufficient|too "
        rf"little|ok|okay|any good)|(?:con|bastan|es suficiente(?: con)?|son suficientes|valen|llega con|"
        rf"basta con) {_TIME} ?(?:minutos?|dias?|"
        r"sesiones|veces|horas?)?(?: (?:de (?:entrenamiento|fuerza|ejercicio)))?(?: (?:a la semana|por semana|al dia|por dia|"
        r"por sesion))?"
        r"(?: (?:basta|bastan|es suficiente|son suficientes|vale|es poco|me llega))?|(?:son|es) (?:pocos|suficientes|poco|"
        r"suficiente) "
        rf"{_TIME} ?(?:minutos?|dias?|sesiones|veces)(?: (?:a la semana|por semana|al dia|por dia|por sesion))?)"
        r"(?: (?:to (?:\w+ ?){1,4}|for (?:me|a beginner|strength|health|results|muscle)|para (?:\w+ ?){1,4}))?$",
        "For health, and to get stronger from a low start, what does is two days a week that reach every large muscle with a "
        "few hard "
        "sets, and on other days moderate movement towards some 150 minutes a week; more days or minutes add less each time, and "
        "less than that is still better than nothing. To plan by it, say “train 2 days a week” or “my sessions 30 minutes”.",
        "Para la salud, y para ganar fuerza desde poco, bastan dos días por semana que lleguen a cada músculo grande con unas "
        "pocas "
        "series duras, y los demás días movimiento moderado hasta unos 150 minutos por semana; más días o minutos suman cada vez "
        "menos, y menos que eso sigue siendo mejor que nada. Para planificarlo así di «quiero entrenar 2 días por semana» o "
        "«sesiones de 30 minutos».",
    ),
}
"""Key -> the answer to what is asked about a choice of the plan."""

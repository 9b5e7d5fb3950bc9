"""Questions about what the plan chose: its kit, how much it asks, its days of rest, another sport for once; and their answers."""

from __future__ import annotations

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
CHOICE: dict[str, str] = {
    "why_kit": (
        rf"^(?:so |and |but |y |pero )?(?:why|how come|por que)(?: (?:are there|is there|do i (?:have|use|get)|does (?:my|the) "
        rf"plan "
        rf"(?:have|use)|hay|uso|tengo|solo|only|just|no|not|all|tantas?|tantos?|always|siempre|with|con|the|las|los|mi plan|usa))* "
        rf"{_KIT}(?: exercises)?(?: (?:and|but|y|pero) (?:not|no)(?: (?:the|las|los))? {_KIT}|(?: instead of| rather than| en "
        rf"(?:vez|lugar) de| y no) {_KIT}| in my plan| en mi plan)?$"
    ),
    "right_amount": (
        r"^(?!(?:so |and |but |y |pero )?(?:is (?:this|that|it)|es(?:to)?(?: es)?|no es)(?: \w+)? (?:too (?:much|little)|enough|"
        r"demasiad[oa]|much[oa]|poc[oa]|suficiente)$)(?:so |and |but |y |pero )?(?:is (?:this|that|it|my plan|the plan|my "
        r"training)|am i (?:doing|training)|are (?:these|those)|"
        r"es(?:to)?(?: es)?|hago|entreno|mi plan (?:es|tiene)|son|no (?:es|hago|entreno|son))(?: (?:really|just|not|already|ya|"
        r"muy))? "
        r"(?:too (?:much|many|little|few)|enough|demasiad[oa]s?|much[oa]s?|poc[oa]s?|suficientes?)"
        r"(?: (?:volume|sets|training|work|exercises|sessions|volumen|series|entrenamiento|trabajo|ejercicios|sesiones))?"
        r"(?: (?:(?:for|para) (?:a beginner|beginners|me|someone new|a newbie|un principiante|una principiante|principiantes|mi|"
        r"alguien (?:que empieza|nuevo))|per week|a week|a la semana|por semana|to (?:grow|progress|get stronger|build muscle)|"
        r"para (?:crecer|progresar|ganar musculo|mejorar)))*$"
    ),
    "without_rest": (
        r"\b(?:skip|drop|leave out|do without|go without|train without|cut|get rid of|saltar(?:me|se)?|quitar|entrenar sin|"
        r"prescindir "
        r"de|pasar sin)\b(?: (?:my|the|all|any|taking|mis?|los|todos los|un|el))* (?:rest days?|days? off|dias? de descanso|"
        r"descansos)\b|"
        r"\bno rest days?\b.*(?:ok|okay|fine|possible)\b"
    ),
    "another_sport": (
        r"^(?:and |so |y )?(?:"
        rf"what (?:can|could|should) i do (?:today |tomorrow )?(?:instead of|rather than) (?:the |my )?(?:\w+ )?{_SPORT_NAMED}|"
        rf"(?:instead of|rather than) (?:the |my )?(?:\w+ )?{_SPORT_NAMED}(?: today| tomorrow)?,? what (?:can|could|should) i do|"
        rf"en (?:vez|lugar) de (?:la |el |ir a )?{_SPORT_NAMED}(?: hoy| manana)?,? (?:que (?:puedo hacer|hago)|hay otra cosa)|"
        rf"que (?:puedo hacer|hago)(?: hoy| manana)? en (?:vez|lugar) de (?:la |el |ir a )?{_SPORT_NAMED}|"
        rf"(?:can|could|may) i {_SPORT_NAMED} instead|(?:can|could|may) i do (?:an?other|a different) sport(?: instead| for once)?|"
        r"puedo hacer otro deporte(?: en su lugar| por una vez)?"
        r")(?: (?:today|tomorrow|hoy|manana))?$"
    ),
    "busy_day": (
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
        rf"noche)) (?:(?:all|on|el|todo) )*{_DAY}(?: \w+){{0,3}}$"
    ),
    "no_time": (
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
        r"con el trabajo))*$"
    ),
    "enough_time": (
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
        r"(?: (?:to (?:\w+ ?){1,4}|for (?:me|a beginner|strength|health|results|muscle)|para (?:\w+ ?){1,4}))?$"
    ),
}
"""Key -> the answer to what is asked about a choice of the plan."""

"""The words by which a request is recognised, in English and Spanish: spelling -> idea, and ideas -> intent.

Words stand in one text, parted by spaces; they are compared without accents and with the spelling mistakes people make (see
intents). Short words must be exact.
"""

from __future__ import annotations

from typing import Literal

from milo.vocabulary.plan import Day

IntentName = Literal[
    "today", "plan", "why", "log", "swap", "how", "numbers", "what_if", "week", "food", "meals", "done", "word", "medical",
    "advice", "me", "thanks", "greeting", "unknown",
]  # fmt: skip

IDEAS: dict[str, str] = {
    "today": "today todays tonight now hoy ahora 2day oy",
    "tomorrow": "tomorrow tomorrows manana tmrw tmr",
    "next": "next upcoming siguiente proximo proxima coming",
    "train": (
        "workout workouts train training session sessions exercise exercises lift gym entreno entrenar entrenamiento "
        "entrenamientos sesion sesiones ejercicio ejercicios gimnasio run ride correr wod entrenos"
    ),
    "plan": (
        "plan plans program programme schedule routine programa rutina calendario horario mesocycle mesociclo planning "
        "planificacion"
    ),
    "week": "week weeks weekly semana semanas semanal seven days",
    "past": "last past pasada pasado ultima ultimo ultimos ultimas went fue fueron was been",
    "sum": (
        "summary summarise summarize recap review report resumen resume informe overview repaso progress progreso going "
        "doing resumeme voy progresando progressing improving mejorando evolucion"
    ),
    "why": "why reason reasons porque porq razon razones motivo justify wherefore reasoning behind",
    "explain": "explain explica explicame explicas explicar aclara aclarame",
    "change": (
        "changed lowered raised reduced increased dropped adjusted moved cambiado cambio cambiaste bajado bajaste subido "
        "subiste reducido ajustado less fewer lighter heavier more menos mas deload descarga cut quitaste quitado removed "
        "added cambiaron"
    ),
    "log": (
        "log record logged register registrar apuntar apunta apuntame anotar anota anotame registra track save enter "
        "guardar guarda logging note"
    ),
    "did": (
        "did done finished completed ran lifted rode swam hice hecho termine terminado corri levante completado acabo acabe "
        "trained entrene nade benched squatted deadlifted pressed jogged cycled rowed swum hicimos pedalee"
    ),
    "swap": (
        "swap replace substitute substitution alternative alternatives instead exchange switch replacement cambiar cambia "
        "cambiame sustituir sustituye reemplazar reemplaza alternativa alternativas otro otra lugar sustituto variant "
        "variation variante change sustituyo cambio different else other another"
    ),
    "cannot": "cant cannot dont unable taken busy without sin ocupada ocupado puedo hate dislike odio gusta avoid evitar",
    "how": "how como show ensename ensenar muestrame teach demonstrate correctly properly correctamente bien right",
    "do": "do perform doing execute hacer hago hace haces realizar realizo ejecutar ejecuto haga hacen hacerlo hacerla",
    "form": (
        "form technique cues cue setup tecnica ejecucion forma postura posture tips consejos faults mistakes errores "
        "indicaciones movement"
    ),
    "mean": (
        "mean means meaning understand interpret significa significan significado quiere quieren entiendo entender "
        "interpretar interpreto definition dice dicen"
    ),
    "number": (
        "number numbers figure figures stats statistics metrics data values score numeros numero datos cifras metricas "
        "estadisticas valores resultados results"
    ),
    "if": "if si suppose imagine pasaria supongamos happens pasa imagina",
    "thanks": "thanks thank thx ty gracias cheers agradezco tysm",
    "hello": "hello hi hey hola buenas buenos greetings saludos hiya yo sup",
    "eat": (
        "eat food calories kcal protein carbs macros diet nutrition meal meals comer comida comidas calorias proteina "
        "proteinas hidratos carbohidratos dieta nutricion comi ate desayuno breakfast dinner lunch cena cenar desayunar "
        "menu"
    ),
    "what": "what whats which que cual cuales wats wat q",
    "my": "my mi mis me mine",
    "have": "have toca tocan should debo tengo got must going supposed deberia there hay due on",
}

TOPICS: dict[str, str] = {
    "sleep": "sleep slept sleeping sueno dormir dormi duermo dormido night noche noches nights bed",
    "heart": (
        "hrv vfc rmssd sdnn heart pulse pulso corazon bpm resting cardiaca variability variabilidad recovery recuperacion "
        "readiness recuperado recuperada recovered"
    ),
    "load": "load carga fitness fatigue fatiga freshness frescura monotony monotonia strain acwr atl ctl tsb tension tired",
    "weight": "weigh weight peso kilos fat grasa waist cintura bodyweight pesar",
    "strength": "1rm e1rm strength fuerza record records pr prs pb strongest tonnage sets series marca marcas stronger",
    "food": "calories protein kcal proteina calorias macros ate comi eaten",
    "steps": "steps pasos walked caminado andado walk distance distancia",
}
"""What of an athlete's numbers is asked about."""

DAYS_SAID: dict[Day, str] = {
    "monday": "monday mondays mon lunes",
    "tuesday": "tuesday tuesdays tue tues martes",
    "wednesday": "wednesday wednesdays wed miercoles",
    "thursday": "thursday thursdays thu thurs jueves",
    "friday": "friday fridays fri viernes",
    "saturday": "saturday saturdays sat sabado sabados",
    "sunday": "sunday sundays sun domingo domingos",
}

SPANISH_MARKS = (
    "cuanto cuanta cuantos cuantas las a al siguiente donde quien buenas buenos cambiar carga comer como con cual de del "
    "dias domingo ejercicio el en entreno es estoy fue gracias hacer hago he hice hola hoy jueves la lo los lunes manana "
    "martes mas me menos mi mis muchas numeros otra otro para pasa peso plan por puedo que quiero resumen sabado se semana "
    "sesion si significa sin son sueno te tengo toca un una va vale vamos viernes voy y"
)
ENGLISH_MARKS = (
    "a an and are at can did do does eat exercise explain for good have hello hey hi how i if in instead is it log me mean "
    "means my not numbers of on plan please replace session should show sleep swap thank thanks that the this to today "
    "tomorrow training was week what whats why with workout would you your"
)
"""Words that tell the languages apart."""

COMMON = (
    "hora horas come came were fast some deal poem bien week estas bike casa good slow beat write story este perro half "
    "piernas easy poema there leg tell rest like happy meat esta best give long dolor much chiste duele toda real arms "
    "movie cuento music book brazo weather pierna here hard knees neat when joke sore knee musica full their love clima "
    "than quien work espalda where capital donde gato take libro feel mal coche heat muy car made esto pain dog many "
    "tread walk shoulder mucha race cuando trabajo tiempo seat feeling rodilla those cancion todo marathon film cat "
    "algo arm read money cook bread hip road song time these mucho nada talk over gave short then hurt legs france "
    "estos died dying lose losing loss safe safely rate buena bueno creatine creatina nose nariz house home facil dificil eso make "
    "hombro brazos dinero back wait entre pesa pesas pesado pesada pesados pesadas weights barra wrist"
)
"""Everyday words that are a slip away from a word above and yet mean themselves."""

CUES: tuple[tuple[IntentName, tuple[str, ...], float], ...] = (
    # intent, ideas that must all be there ("-idea" must not), weight; the heaviest sum wins, see intents.intents
    ("thanks", ("thanks",), 3.0),
    ("greeting", ("hello",), 1.2),
    ("today", ("today",), 2.0),
    ("today", ("tomorrow",), 2.0),
    ("today", ("day",), 1.5),
    ("today", ("today", "train"), 2.0),
    ("today", ("tomorrow", "train"), 1.5),
    ("today", ("day", "train"), 1.0),
    ("today", ("what", "have"), 1.0),
    ("today", ("next", "train"), 2.6),
    ("today", ("today", "what", "do"), 2.4),
    ("today", ("what", "train", "-exercise"), 0.8),
    ("today", ("what", "my", "train", "-exercise", "-past"), 1.0),
    ("today", ("may", "train"), 2.0),
    ("today", ("race_day",), 2.6),
    ("plan", ("plan",), 2.4),
    ("plan", ("plan", "my"), 0.4),
    ("plan", ("week", "next"), 2.6),
    ("plan", ("week", "train", "what"), 1.4),
    ("plan", ("week", "plan"), 1.0),
    ("plan", ("week", "have"), 1.2),
    ("plan", ("week", "have", "what", "-past"), 1.6),
    ("plan", ("week", "train", "-past"), 1.4),
    ("plan", ("week", "train", "how", "-past"), 1.4),
    ("why", ("why",), 3.2),
    ("why", ("why", "change"), 1.6),
    ("why", ("why", "week"), 2.2),
    ("why", ("explain", "change"), 2.8),
    ("why", ("explain", "plan"), 1.2),
    ("why", ("explain", "today"), 1.8),
    ("why", ("change", "what"), 2.4),
    ("why", ("why", "train"), 0.8),
    ("why", ("why", "plan"), 0.8),
    ("why", ("why", "today"), 1.2),
    ("why", ("why", "exercise"), 1.4),
    ("why", ("why", "swap"), 2.0),
    ("log", ("log",), 2.6),
    ("log", ("log", "train"), 1.0),
    ("log", ("log", "did"), 1.0),
    ("log", ("did", "exercise"), 2.2),
    ("log", ("did", "train"), 1.6),
    ("log", ("did", "train", "today"), 2.6),
    ("log", ("did", "amount"), 2.0),
    ("log", ("log", "my"), 0.5),
    ("swap", ("swap",), 2.0),
    ("swap", ("swap", "exercise"), 3.0),
    ("swap", ("swap", "train"), 1.0),
    ("swap", ("cannot", "exercise"), 2.4),
    ("swap", ("swap", "cannot"), 1.0),
    ("how", ("how", "do", "exercise"), 3.0),
    ("how", ("how", "exercise"), 2.4),
    ("how", ("form", "exercise"), 3.4),
    ("how", ("form",), 1.6),
    ("how", ("how", "form"), 1.4),
    ("how", ("what", "exercise"), 1.6),
    ("how", ("do", "exercise"), 1.2),
    ("how", ("exercise",), 1.1),
    ("how", ("only_exercise",), 0.6),
    ("how", ("explain", "exercise"), 1.4),
    ("how", ("how", "do", "train"), 1.4),
    ("how", ("how", "do", "it"), 2.0),
    ("numbers", ("number",), 2.0),
    ("numbers", ("explain", "topic", "-why"), 2.4),
    ("numbers", ("explain", "number"), 1.4),
    ("numbers", ("mean", "-why"), 1.8),
    ("numbers", ("mean", "number"), 1.4),
    ("numbers", ("topic",), 1.4),
    ("numbers", ("mean", "topic", "-why"), 1.8),
    ("numbers", ("what", "topic"), 1.2),
    ("numbers", ("how", "topic"), 1.2),
    ("numbers", ("topic", "week"), 1.0),
    ("numbers", ("how", "topic", "week"), 1.2),
    ("numbers", ("my", "topic"), 1.0),
    ("numbers", ("number", "my"), 0.6),
    ("what_if", ("what", "if"), 3.6),
    ("what_if", ("if_first",), 3.4),
    ("what_if", ("if", "would"), 3.8),
    ("week", ("week",), 1.8),
    ("week", ("week", "sum"), 1.8),
    ("week", ("week", "past"), 1.6),
    ("week", ("week", "how"), 1.6),
    ("week", ("sum",), 1.5),
    ("week", ("sum", "how"), 1.0),
    ("week", ("sum", "my"), 0.6),
    ("food", ("eat",), 2.8),
    ("food", ("eat", "what"), 1.2),
    ("food", ("eat", "have"), 0.8),
    ("food", ("eat", "how", "have"), 1.0),
    ("food", ("eat", "today"), 1.4),
    ("food", ("eat", "plan"), 1.6),
)

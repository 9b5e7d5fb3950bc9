"""What is said where a meaning was read and something is missing to act on it: how it is told, with a sentence that is understood.

Only the reader of meanings (talk/meant) leads here, so these answers have no pattern of their own.
Source of the steps a day: Ding et al., Lancet Public Health 10(8), 2025 (most of the gain up to about 7,000); the rest as in the
answers that rules find.
"""

from __future__ import annotations

from milo.coach.talk.words.advice import Advice


def _said(en: str, es: str) -> Advice:
    return Advice("", en, es)


HINTS: dict[str, Advice] = {
    # changes of the plan
    "how_move": _said(
        "I read this as moving a session, and changed nothing yet. Name both days: “move Thursday to Friday”.",
        "Entiendo que quieres mover una sesión, y aún no he cambiado nada. Di los dos días: «mueve el jueves al viernes».",
    ),
    "how_skip": _said(
        "I read this as leaving a session out, and changed nothing yet. Name the day: “skip Thursday”, “skip today”.",
        "Entiendo que quieres saltarte una sesión, y aún no he cambiado nada. Di el día: «salta el jueves», «salta hoy».",
    ),
    "how_days": _said(
        "I read this as more or fewer training days, and changed nothing yet. Say how many: “3 days a week”.",
        "Entiendo que quieres más o menos días, y aún no he cambiado nada. Di cuántos: «3 días a la semana».",
    ),
    "how_minutes": _said(
        "I read this as shorter sessions, and changed nothing yet. Say how long: “30 minutes”, “30 minutes on Thursday”. "
        "For longer "
        "ones change the minutes on the Profile page.",
        "Entiendo que quieres sesiones más cortas, y aún no he cambiado nada. Di cuánto: «30 minutos», «30 minutos el "
        "jueves». Para "
        "más tiempo cambia los minutos en la página Perfil.",
    ),
    "how_equipment": _said(
        "I read this as training with other equipment, and changed nothing yet. Say what is missing or all there is: “no barbell”, "
        "“only dumbbells this week”.",
        "Entiendo que cambia el material, y aún no he cambiado nada. Di qué falta o qué es lo único que hay: «sin barra», «solo "
        "mancuernas esta semana».",
    ),
    "how_swap": _said(
        "I read this as another exercise, and changed nothing yet. Name the one that is to go: “swap the bench press”, or both: "
        "“swap back squat for goblet squat”.",
        "Entiendo que quieres otro ejercicio, y aún no he cambiado nada. Di cuál se va: «cambia el press de banca», o los dos: "
        "«cambia sentadilla trasera por sentadilla goblet».",
    ),
    "how_add": _said(
        "I read this as adding something, and changed nothing yet. Name the exercise: “add push-ups on Thursday”. Another sport "
        "goes into your activities on the Profile page; then say “make me a new plan”.",
        "Entiendo que quieres añadir algo, y aún no he cambiado nada. Di el ejercicio: «añade flexiones el jueves». Otro "
        "deporte va "
        "en tus actividades, en la página Perfil; luego di «hazme un plan nuevo».",
    ),
    "how_drop": _said(
        "I read this as leaving an exercise out, and changed nothing yet. Name it: “drop the lunges”.",
        "Entiendo que quieres quitar un ejercicio, y aún no he cambiado nada. Di cuál: «quita las zancadas».",
    ),
    "how_away": _said(
        "I read this as days without your usual training, and changed nothing yet. Say which: “I am away from Thursday to "
        "Sunday”, or what you have there: “only bands this week”.",
        "Entiendo que habrá días sin tu entrenamiento de siempre, y aún no he cambiado nada. Di cuáles: «estoy fuera del jueves al "
        "domingo», o qué tienes allí: «solo bandas esta semana».",
    ),
    "how_weekdays": _said(
        "I read this as other weekdays, and changed nothing yet. Name them all: “train only on Monday, Wednesday and Saturday”.",
        "Entiendo que quieres otros días de la semana, y aún no he cambiado nada. Dilos todos: «entrenar solo lunes, miércoles y "
        "sábado».",
    ),
    "how_sets": _said(
        "I read this as a set more or less, and changed nothing yet. Say of what: “one more set of bench press”.",
        "Entiendo que quieres una serie más o menos, y aún no he cambiado nada. Di de qué: «una serie más de press de banca».",
    ),
    "how_goal": _said(
        "I read this as another goal, and changed nothing yet. Choose it on the Profile page: lose weight, gain muscle, strength, "
        "endurance or health in general. Then say “make me a new plan”.",
        "Entiendo que cambia tu objetivo, y aún no he cambiado nada. Elígelo en la página Perfil: perder peso, ganar músculo, "
        "fuerza, resistencia o salud en general. Luego di «hazme un plan nuevo».",
    ),
    "how_race": _said(
        "A race with its date goes into the Profile page; the plan then builds up to it and eases off before it. After that say "
        "“make me a new plan”.",
        "Una carrera con su fecha va en la página Perfil; el plan sube hacia ella y afloja antes. Después di «hazme un "
        "plan nuevo».",
    ),
    # what is told
    "tell_done": _said(
        "To write it down I need all of it in one sentence: “bench press 3x8 at 60 kg, 2 left”, “I ran 5 km in 30 minutes”. If you "
        "did the session as planned, say “done as planned”. Nothing is written down yet.",
        "Para anotarlo lo necesito entero en una frase: «press de banca 3x8 con 60 kg, quedaban 2», «corrí 5 km en 30 minutos». Si "
        "hiciste la sesión como estaba, di «hecho como estaba previsto». Aún no he anotado nada.",
    ),
    "tell_sleep": _said(
        "To write the night down I need its hours: “I slept 7 hours”. Nothing is written down yet. After a short night start easy, "
        "and if the warm-up does not wake you, do fewer sets.",
        "Para anotar la noche necesito las horas: «dormí 7 horas». Aún no he anotado nada. Tras una noche corta empieza suave, y "
        "si el calentamiento no te despierta, haz menos series.",
    ),
    "tell_weight": _said(
        "To write your weight down, say it with its unit: “I weigh 79.5 kg”. Nothing is written down yet.",
        "Para anotar tu peso dilo con su unidad: «peso 79,5 kg». Aún no he anotado nada.",
    ),
    "tell_food": _said(
        "I keep no single foods. When the day is over tell me all of it: “I ate 2100 kcal and 120 g of protein today”.",
        "No guardo alimentos sueltos. Cuando acabe el día dímelo todo: «hoy he comido 2100 kcal y 120 g de proteína».",
    ),
    "tell_effort": _said(
        "To write down how hard it was, tell me what you did first, then the effort from 0 to 10: “RPE 8”.",
        "Para anotar cuánto te costó dime primero qué hiciste y luego el esfuerzo de 0 a 10: «RPE 8».",
    ),
    "tell_mood": _said(
        "Thank you for telling me. To keep it, give it a number from 1 to 5: “mood 3, energy 2”. On a low day a short easy session "
        "counts too.",
        "Gracias por contármelo. Para guardarlo dale un número del 1 al 5: «ánimo 3, energía 2». En un mal día también cuenta una "
        "sesión corta y suave.",
    ),
    "tell_pain": _said(
        "So that I can spare it, tell me where it hurts and how much from 0 to 10: “my right knee hurts 3 of 10”. Up to "
        "2 is fine, 3 "
        "to 5 only if it is back to normal next morning, above 5 stop.",
        "Para que pueda cuidarlo dime dónde duele y cuánto de 0 a 10: «me duele la rodilla derecha, 3 de 10». Hasta 2 "
        "está bien, de "
        "3 a 5 solo si a la mañana siguiente está como antes, por encima de 5 para.",
    ),
    "tell_pain_gone": _said(
        "Good to hear. So that the plan may use it again, say what is better: “my knee no longer hurts”.",
        "Me alegro. Para que el plan pueda usarlo otra vez di qué está mejor: «ya no me duele la rodilla».",
    ),
    "tell_dislike_food": _said(
        "Say what you do not eat and I leave it out of the meals: “I don't eat fish”.",
        "Dime qué no comes y lo dejo fuera de las comidas: «no como pescado».",
    ),
    "tell_dislike_exercise": _said(
        "Say which one and I look for another of the same movement: “swap the bench press”, or leave it out: “drop the lunges”.",
        "Dime cuál y busco otro del mismo movimiento: «cambia el press de banca», o lo quito: «quita las zancadas».",
    ),
    # general answers
    "gear": _said(
        "You need little: shoes that fit, and for lifting flat, firm soles. A belt, straps and gloves are a matter of taste and "
        "replace no strength; I recommend no brand or model. The plan uses the equipment of your Profile page.",
        "Hace falta poco: zapatillas que te vayan bien y, para levantar, una suela plana y firme. Cinturón, correas y guantes son "
        "cuestión de gusto y no sustituyen a la fuerza; no recomiendo marca ni modelo. El plan usa el material de tu "
        "página Perfil.",
    ),
    "steps_a_day": _said(
        "There is no magic number: more than you do now helps, and most of the gain comes up to about 7,000 steps a day. Easy "
        "walking costs no recovery, so rest days are good for it. Ask “how many steps did I take” for your own.",
        "No hay un número mágico: más que ahora ya ayuda, y casi todo el beneficio llega hasta unos 7000 pasos al día. Caminar "
        "suave no cuesta recuperación, así que los días de descanso van bien. Pregunta «cuántos pasos he dado» para ver los tuyos.",
    ),
    "ideal_weight": _said(
        "I set nobody a weight to reach: it depends on build and muscle, and how you sleep, train and feel tells more than the "
        "scale. Ask “how is my weight going” for your trend. If you want it to change, choose the goal on the Profile page; the "
        "pace stays gentle.",
        "No pongo a nadie un peso al que llegar: depende de la complexión y del músculo, y cómo duermes, entrenas y te "
        "sientes dice "
        "más que la báscula. Pregunta «cómo va mi peso» para ver la tendencia. Si quieres que cambie, elige el objetivo en la "
        "página Perfil; el ritmo será suave.",
    ),
    # the talk itself
    "bye": _said("See you at the next session.", "Hasta la próxima sesión."),
    "praise": _said("Thank you. The work is yours.", "Gracias. El trabajo es tuyo."),
    "complaint": _said(
        "I am sorry, I did not get that. I read short, plain sentences best: “what's on today”, “move Thursday to Friday”, “bench "
        "press 3x8 at 60 kg”, “why is Thursday easy”. If something I wrote down is wrong, say “delete that”.",
        "Lo siento, no te entendí. Leo mejor frases cortas y claras: «qué toca hoy», «mueve el jueves al viernes», «press de banca "
        "3x8 con 60 kg», «por qué el jueves es suave». Si algo que anoté está mal, di «borra eso».",
    ),
}  # fmt: skip
"""Key -> the answer."""
OF_CHANGES = frozenset(key for key in HINTS if key.startswith("how_") and key not in {"how_goal", "how_race"})
"""Those of them that speak of a plan there is."""

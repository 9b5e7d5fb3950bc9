"""What the coach's desk says that is neither a reply nor a plan: locks, the form of return, readiness, targets. Two languages."""

from __future__ import annotations

RETURN_QUESTIONS: dict[str, dict[str, str]] = {
    "seen": {
        "en": "A doctor or another professional has looked at what happened.",
        "es": "Un médico u otro profesional ha valorado lo que pasó.",
    },
    "allowed": {
        "en": "They told me that I may train again.",
        "es": "Me dijo que puedo volver a entrenar.",
    },
    "well": {
        "en": "I have had none of those symptoms for at least 24 hours, at rest and on the stairs.",
        "es": "Llevo al menos 24 horas sin esos síntomas, en reposo y al subir escaleras.",
    },
    "gently": {
        "en": "I will start again gently, as the plan says, and not make up for lost time.",
        "es": "Empezaré de nuevo con suavidad, como dice el plan, sin recuperar el tiempo perdido.",
    },
    "stop": {
        "en": "If it comes back I will stop and call the emergency number.",
        "es": "Si vuelve, pararé y llamaré al número de emergencias.",
    },
}
"""The form of return: every sentence must be true. Our wording of what safety reference F-2 and PL-55 ask for."""

WORDS: dict[str, dict[str, str]] = {
    "preview.no_model": {
        "en": "No language model is set: the coach answers by its own rules, and nothing leaves.",
        "es": "No hay ningún modelo de lenguaje: el entrenador responde con sus propias reglas y no sale nada.",
    },
    "preview.rules": {
        "en": "The coach answers this by its own rules: no language model is asked, and nothing leaves.",
        "es": "Esto lo responde el entrenador con sus propias reglas: no se pregunta a ningún modelo y no sale nada.",
    },
    "preview.inside": {
        "en": "The language model runs on this machine or in your own network: this is what it is told, and nothing leaves.",
        "es": "El modelo de lenguaje está en esta máquina o en tu propia red: esto es lo que se le dice, y no sale nada.",
    },
    "preview.no_consent": {
        "en": "You did not allow a model on another machine, so nothing leaves. With your consent, this is what would.",
        "es": "No has permitido un modelo en otra máquina, así que no sale nada. Con tu permiso, saldría esto.",
    },
    "unlocked": {"en": "training that is not locked", "es": "un entrenamiento que no esté bloqueado"},
    "locked_now": {"en": "that it is locked", "es": "que está bloqueado"},
    "fitted": {"en": "fitted to the changed profile", "es": "ajustado al perfil cambiado"},
    "planned_anew": {
        "en": "A new plan was made: too much of the one before no longer fits.",
        "es": "Se ha hecho un plan nuevo: demasiado del anterior ya no encaja.",
    },
    "planned_unraced": {
        "en": "A new plan was made for the weeks that are left, with no race and no taper to it.",
        "es": "Se ha hecho un plan nuevo para las semanas que quedan, sin carrera y sin puesta a punto para ella.",
    },
    "outgrown.wanted": {"en": "a version that fits your profile of today", "es": "una versión que encaje con tu perfil de hoy"},
    "outgrown.do": {
        "en": "make a new plan, or change the one that holds",
        "es": "haz un plan nuevo o cambia el que vale ahora",
    },
    "about.mind": {"en": "how you are feeling", "es": "cómo te sientes"},
    "about.energy": {"en": "energy and eating", "es": "energía y alimentación"},
    "about.heart": {"en": "chest and heart", "es": "pecho y corazón"},
    "about.head": {"en": "head", "es": "cabeza"},
    "about.muscle": {"en": "muscles", "es": "músculos"},
    "about.back": {"en": "back", "es": "espalda"},
    "about.pregnancy": {"en": "pregnancy", "es": "embarazo"},
    "about.general": {"en": "training in general", "es": "entrenar en general"},
    "about.questions": {"en": "your health questions", "es": "tus preguntas de salud"},
    "about.other": {"en": "something you told or measured", "es": "algo que contaste o mediste"},
    "too_soon.wanted": {
        "en": "24 hours without symptoms before the form of return",
        "es": "24 horas sin síntomas antes del formulario de vuelta",
    },
    "too_soon.found": {"en": "what you told on {when}", "es": "lo que contaste el {when}"},
    "too_soon.do": {
        "en": "The form of return asks for 24 hours without symptoms, so it can be filled in from {when} on. If it comes back "
        "before then, call your emergency number.",
        "es": "El formulario de vuelta pide 24 horas sin síntomas, así que se puede rellenar a partir del {when}. Si vuelve antes, "
        "llama a tu número de emergencias.",
    },
    "careful.pregnant": {
        "en": "You told me that you are pregnant, so I don't make it harder or more. Put it into your profile, and I fit the whole "
        "plan to it; then we look at it with your midwife's or doctor's word.",
        "es": "Me contaste que estás embarazada, así que no lo hago más duro ni añado más. Ponlo en tu perfil y ajusto todo el "
        "plan; después lo vemos con el visto bueno de tu matrona o médico.",
    },
    "careful.condition": {
        "en": "You told me of a condition that is not in your profile, so I don't make it harder or more. Put it into your "
        "profile, and I fit the whole plan to it.",
        "es": "Me contaste una afección que no está en tu perfil, así que no lo hago más duro ni añado más. Ponla en tu perfil y "
        "ajusto todo el plan.",
    },
    "careful.injury": {
        "en": "You told me of a pain or an injury that is not in your profile, so I don't make it harder or more. Put it into your "
        "profile, and I plan around it.",
        "es": "Me contaste un dolor o una lesión que no está en tu perfil, así que no lo hago más duro ni añado más. Ponlo en tu "
        "perfil y lo tengo en cuenta en el plan.",
    },
    "careful.illness": {
        "en": "You told me that you are ill, so I don't make it harder or more. Wait until a day without fever, and go on easily.",
        "es": "Me contaste que estás enfermo, así que no lo hago más duro ni añado más. Espera a un día sin fiebre y sigue suave.",
    },
    "back.form": {
        "en": "Training is locked until the form of return is filled in.",
        "es": "El entrenamiento está bloqueado hasta rellenar el formulario de vuelta.",
    },
    "back.clearance": {
        "en": "Training is locked until a professional's clearance ({scope}) is entered.",
        "es": "El entrenamiento está bloqueado hasta registrar el visto bueno de un profesional ({scope}).",
    },
    "back.form+clearance": {
        "en": "Training is locked until the form of return is filled in and a professional's clearance ({scope}) is entered.",
        "es": (
            "El entrenamiento está bloqueado hasta rellenar el formulario de vuelta y registrar el visto bueno de un "
            "profesional ({scope})."
        ),
    },
    "scope.heart": {"en": "heart", "es": "corazón"},
    "scope.head": {"en": "head", "es": "cabeza"},
    "scope.muscle": {"en": "muscle", "es": "músculo"},
    "scope.back": {"en": "back", "es": "espalda"},
    "scope.pregnancy": {"en": "pregnancy", "es": "embarazo"},
    "scope.general": {"en": "training in general, hard efforts included", "es": "entrenar en general, también con intensidad"},
    "scope.energy": {"en": "energy and eating", "es": "energía y alimentación"},
    "ready.go": {"en": "Ready: {score} of 100. Train as planned.", "es": "En forma: {score} de 100. Entrena según el plan."},
    "ready.normal": {
        "en": "As usual: {score} of 100. Train as planned.",
        "es": "Como siempre: {score} de 100. Entrena según el plan.",
    },
    "ready.easy": {"en": "A little tired: {score} of 100. Keep it easy.", "es": "Algo de cansancio: {score} de 100. Hazlo suave."},
    "ready.rest": {
        "en": "Tired: {score} of 100. Rest, or move gently.",
        "es": "Cansancio: {score} de 100. Descansa o muévete suave.",
    },
    "unready.short_night": {
        "en": "One night makes no score, but under five hours of sleep ask for something easy today, or for rest.",
        "es": "Una noche no da una puntuación, pero menos de cinco horas de sueño piden hoy algo suave o descanso.",
    },
    "unready.heart_up": {
        "en": "There is no score, but your resting heart rate is well above your own for two days: something easy today, or rest.",
        "es": "No hay puntuación, pero tu pulso en reposo lleva dos días muy por encima del tuyo: hoy algo suave o descanso.",
    },
    "unready.sore": {
        "en": "There is no score, but muscles this sore ask for something easy today.",
        "es": "No hay puntuación, pero unas agujetas así piden hoy algo suave.",
    },
    "unready.nothing_told_today": {
        "en": "Not enough was measured or told today for a readiness score.",
        "es": "Hoy no hay datos suficientes para calcular tu estado.",
    },
    "unready.nothing_measured_today": {
        "en": "Nothing of your heart, sleep or how you feel is known of today.",
        "es": "Hoy no se sabe nada de tu corazón, tu sueño ni de cómo te sientes.",
    },
    "unit.points": {"en": "points", "es": "puntos"},
    "part.hrv": {"en": "heart-rate variability", "es": "variabilidad cardiaca"},
    "part.resting_hr": {"en": "resting heart rate", "es": "pulso en reposo"},
    "part.sleep": {"en": "last night's sleep", "es": "sueño de anoche"},
    "part.debt": {"en": "sleep debt", "es": "deuda de sueño"},
    "part.wellness": {"en": "how you feel", "es": "cómo te sientes"},
    "part.load_3d": {"en": "training of three days", "es": "entrenamiento de tres días"},
    "target.kept": {"en": "my calorie target", "es": "mi objetivo de calorías"},
    "target.dropped": {"en": "no calorie target of my own", "es": "sin objetivo de calorías propio"},
    "target.set.calories": {
        "en": "Done. Your target is {value} kcal a day, and the plan's food goes by it. To take it away, say “remove my "
        "calorie target”.",
        "es": "Hecho. Tu objetivo es de {value} kcal al día y la comida del plan lo sigue. Para quitarlo, di «quita mi objetivo de "
        "calorías».",
    },
    "target.set.sleep": {
        "en": "Done. Your target is {value} hours of sleep a night. To take it away, say “remove my sleep target”.",
        "es": "Hecho. Tu objetivo es de {value} horas de sueño por noche. Para quitarlo, di «quita mi objetivo de sueño».",
    },
    "target.gone.calories": {
        "en": "Done. You have no calorie target of your own any more; the plan's own food holds.",
        "es": "Hecho. Ya no tienes un objetivo de calorías propio; vale la comida del plan.",
    },
    "target.gone.sleep": {
        "en": "Done. You have no sleep target of your own any more.",
        "es": "Hecho. Ya no tienes un objetivo de sueño propio.",
    },
    "target.not_set": {"en": "You have set no such target.", "es": "No has puesto ese objetivo."},
    "target.refused": {"en": "I did not set it. Expected {wanted}, but you said {found}.", "es": "No lo he puesto: {wanted}; has "
    "dicho {found}."},
    "target.weight": {
        "en": "I keep no weight target. The goal of your profile sets the direction, and the plan keeps the pace within safe "
        "limits; you can "
        "set a calorie or a sleep target.",
        "es": "No llevo objetivos de peso. El objetivo de tu perfil marca la dirección y el plan mantiene el ritmo dentro de "
        "límites "
        "seguros; puedes poner un objetivo de calorías o de sueño.",
    },
    "target.none": {"en": "No target was set, and the plan sets none.", "es": "No hay objetivo puesto y el plan no fija ninguno."},
    "target.pause": {
        "en": "Your deficit pauses this week (NU-02): eat as much as you use.",
        "es": "Tu déficit descansa esta semana (NU-02): come lo que gastas.",
    },
    "target.floor": {
        "en": "at least {least} kcal a day ({rule})",
        "es": "al menos {least} kcal al día ({rule})",
    },
    "target.floor.do": {"en": "ask for {least} kcal or more", "es": "pide {least} kcal o más"},
    "target.ceiling.do": {"en": "ask for {most} kcal or less", "es": "pide {most} kcal o menos"},
    "target.ceiling": {"en": "at most {most} kcal a day", "es": "como mucho {most} kcal al día"},
    "target.no_profile": {
        "en": "I can keep a target once you have filled in your profile: it sets the limits.",
        "es": "Podré llevar un objetivo cuando hayas rellenado tu perfil: de él salen los límites.",
    },
    "target.no_food": {
        "en": "a target that Milo may keep for you ({rule})",
        "es": "un objetivo que Milo pueda llevar contigo ({rule})",
    },
    "target.sleep": {"en": "{least} to {most} hours of sleep", "es": "de {least} a {most} horas de sueño"},
    "consent.none": {
        "en": "The coach speaks by its own rules: you have not allowed a language model on another machine.",
        "es": "El entrenador habla con sus propias reglas: no has permitido un modelo de lenguaje en otra máquina.",
    },
    "edit.done": {"en": "Done. {what}", "es": "Hecho. {what}"},
    "edit.clamped": {"en": "Kept inside your limits: {what}", "es": "Dentro de tus límites: {what}"},
    "edit.clamped_more": {
        "en": "To stay inside your limits {count} more changed; the plan's page lists them all.",
        "es": "Para no salir de tus límites hay {count} cambios más; la página del plan los muestra todos.",
    },
    "edit.spread": {
        "en": "You asked for {asked}; what a week may hold goes by the weeks before it, so the limits touch {weeks} too. The "
        "plan's "
        "page lists each change.",
        "es": "Lo pediste para {asked}; cuánto cabe en una semana depende de las anteriores, así que los límites tocan también "
        "{weeks}. La "
        "página del plan muestra cada cambio.",
    },
    "edit.later": {
        "en": "In {asked} nothing of that is left, so this is for {weeks}.",
        "es": "En {asked} ya no queda nada de eso, así que esto es para {weeks}.",
    },
    "edit.would_spread": {
        "en": "You asked about {asked}; what a week may hold goes by the weeks before it, so the limits would touch {weeks} too.",
        "es": "Preguntaste por {asked}; cuánto cabe en una semana depende de las anteriores, así que los límites tocarían "
        "también {weeks}.",
    },
    "edit.to_all": {
        "en": "To change all weeks, say “for all weeks”. To take it back, say “undo that”.",
        "es": "Para cambiar todas las semanas, di «todas las semanas». Para deshacerlo, di «deshaz eso».",
    },
    "edit.not_owned": {
        "en": "Your profile does not name this equipment, so the plan does not use it: {what}. Add it on the Profile page, or "
        "tell me “I bought …” with its name.",
        "es": "Tu perfil no nombra este material, así que el plan no lo usa: {what}. Añádelo en la página Perfil o dime "
        "«he comprado …» con su nombre.",
    },
    "edit.refused": {"en": "I did not change the plan: {why}.", "es": "No he cambiado el plan: {why}."},
    "edit.elsewhere": {
        "en": "I change nothing from here. Change the plan on its page or in the chat.",
        "es": "Desde aquí no cambio nada. Cambia el plan en su página o en el chat.",
    },
    "edit.denied": {
        "en": "Nothing was changed: your plan stays as it is.",
        "es": "No he cambiado nada: tu plan se queda como está.",
    },
    "edit.which_it": {
        "en": "I changed nothing: what is “it”? Say the day, the exercise or the whole week, such as “make Thursday harder”.",
        "es": "No he cambiado nada: ¿a qué te refieres? Di el día, el ejercicio o la semana: «haz el jueves más difícil».",
    },
    "edit.race": {
        "en": "The date of your race is changed in your profile; then make a new plan. I changed nothing here.",
        "es": "La fecha de tu carrera se cambia en tu perfil; después haz un plan nuevo. Aquí no he cambiado nada.",
    },
    "edit.sport": {
        "en": "I changed nothing: inside a plan I do not turn {old} into {new}, because each sport builds up from week to week by "
        "limits of its own. You can leave that session out with “skip” and its day; for other sports change them on the Profile "
        "page and say “make me a new plan”.",
        "es": "No he cambiado nada: dentro de un plan no cambio {old} por {new}, porque cada deporte aumenta de semana en semana "
        "con sus propios límites. Puedes quitar esa sesión con «salta» y su día; para otros deportes cámbialos en la página "
        "Perfil y di «hazme un plan nuevo».",
    },
    "edit.sport_once": {
        "en": "For once, an easy session ({new}) of the same length does as well: do it, and tell me when it is done.",
        "es": "Por una vez vale igual una sesión suave ({new}) de la misma duración: hazla y dímela cuando esté hecha.",
    },
    "edit.unknown": {
        "en": "I changed nothing: I know no exercise called “{name}”.",
        "es": "No he cambiado nada: no conozco ningún ejercicio llamado «{name}».",
    },
    "edit.meant": {"en": "Did you mean “{near}”?", "es": "¿Querías decir «{near}»?"},
    "edit.several": {
        "en": "Those are {count} changes, and I make one at a time: nothing was changed. Say them one by one, first “{first}”.",
        "es": "Son {count} cambios y hago uno cada vez: no he cambiado nada. Dímelos de uno en uno, primero «{first}».",
    },
    "edit.same": {"en": "The plan stays as it is.", "es": "El plan se queda como está."},
    "edit.this_week": {
        "en": "I changed one week only: to change them all, say “for all weeks”. To take it back, say “undo that”.",
        "es": "He cambiado solo una semana: para cambiarlas todas, di «todas las semanas». Para deshacerlo, di "
        "«deshaz eso».",
    },
    "edit.stands": {
        "en": "The change I just made stands. To take it back, say “undo that”.",
        "es": "El cambio que acabo de hacer sigue en pie. Para deshacerlo, di «deshaz eso».",
    },
    "offer.would": {"en": "That would do this: {what}", "es": "Eso haría esto: {what}"},
    "offer.ask": {
        "en": "Nothing is changed yet. Shall I do it? Say yes or no.",
        "es": "Aún no he cambiado nada. ¿Lo hago? Di sí o no.",
    },
    "offer.later": {
        "en": "Nothing in the plan is changed yet: ask me for it again after this.",
        "es": "Aún no he cambiado nada en el plan: pídemelo otra vez después de esto.",
    },
    "offer.left": {
        "en": "The change of the plan that I offered is not made; ask me for it again if you want it.",
        "es": "El cambio del plan que te ofrecí no está hecho; pídemelo otra vez si lo quieres.",
    },
    "waits.same_yes": {"en": "And with the same yes or no:", "es": "Y con el mismo sí o no:"},
    "edit.undo": {"en": "To take it back, say “undo that”.", "es": "Para deshacerlo, di «deshaz eso»."},
    "days.all": {
        "en": "This holds for every week from now on; for this week alone, say “only this week”.",
        "es": "Vale para todas las semanas desde ahora; si es solo para esta, di «solo esta semana».",
    },
    "days.one": {
        "en": "This holds for that week alone; for every week from now on, say “for all weeks”.",
        "es": "Vale solo para esa semana; si es para todas desde ahora, di «todas las semanas».",
    },
    "days.some": {
        "en": "This holds for these weeks alone; the ones after them stay as they were planned.",
        "es": "Vale solo para estas semanas; las siguientes quedan como estaban previstas.",
    },
    "undo.done": {
        "en": "Undone: {what}. The plan is as it was before.",
        "es": "Deshecho: {what}. El plan vuelve a estar como antes.",
    },
    "scope.now.all": {
        "en": "That change now holds for all weeks from this one on.",
        "es": "Ese cambio vale ahora para todas las semanas desde esta.",
    },
    "scope.now.one": {
        "en": "That change now holds for this week only.",
        "es": "Ese cambio vale ahora solo para esta semana.",
    },
    "scope.also": {
        "en": "The same change, now for that week too.",
        "es": "El mismo cambio, ahora también para esa semana.",
    },
    "history.none": {"en": "There is no plan yet, so nothing was changed.", "es": "Aún no hay plan, así que nada ha cambiado."},
    "history.first": {
        "en": "Your plan's versions, the newest first. To take the last change back, say “undo that”.",
        "es": "Las versiones de tu plan, la más nueva primero. Para deshacer el último cambio, di «deshaz eso».",
    },
    "history.line": {
        "en": "- version {version}, {at}, by {author}: {reason}",
        "es": "- versión {version}, {at}, de {author}: {reason}",
    },
    "history.holds": {"en": " (holds now)", "es": " (vale ahora)"},
    "history.back": {"en": "version {version} holds again", "es": "vuelve a valer la versión {version}"},
    "history.made": {"en": "the plan as it was first made", "es": "el plan tal como se hizo"},
    "history.more": {
        "en": "The plan's page lists the {count} older ones too.",
        "es": "La página del plan muestra también las {count} anteriores.",
    },
    "history.earlier": {"en": " (of a plan before)", "es": " (de un plan anterior)"},
    "before.outgrown": {
        "en": "I did not change the plan: the one before no longer fits your profile ({why}). If the profile is not right, say "
        "what is different, and then ask again.",
        "es": "No he cambiado el plan: el de antes ya no encaja con tu perfil ({why}). Si el perfil no es correcto, di qué ha "
        "cambiado y pídelo otra vez.",
    },
    "history.new": {"en": "a new plan", "es": "un plan nuevo"},
    "before.done": {
        "en": "Done. The plan before holds again; your profile stays as you told it.",
        "es": "Hecho. Vuelve a valer el plan de antes; tu perfil queda como lo dijiste.",
    },
    "before.none": {
        "en": "There is no plan before this one. The plan's page lists all versions.",
        "es": "No hay ningún plan anterior a este. La página del plan muestra todas las versiones.",
    },
    "history.athlete": {"en": "you", "es": "ti"},
    "history.coach": {"en": "Milo", "es": "Milo"},
    "scope.same.all": {
        "en": "That change holds for all weeks already; nothing else was changed.",
        "es": "Ese cambio ya vale para todas las semanas; no he cambiado nada más.",
    },
    "scope.same.one": {
        "en": "That change holds for one week only already; nothing else was changed.",
        "es": "Ese cambio ya vale solo para una semana; no he cambiado nada más.",
    },
    "scope.same.week": {
        "en": "That change holds for that week already; nothing else was changed.",
        "es": "Ese cambio ya vale para esa semana; no he cambiado nada más.",
    },
    "scope.which": {
        "en": "Which change do you mean? Say it whole, such as “make back exercises harder for all weeks”. Nothing was changed.",
        "es": "¿Qué cambio quieres decir? Dilo entero, como «más difícil la espalda todas las semanas». No he cambiado nada.",
    },
    "undo.spared": {
        "en": "But a pain that you told still counts, so it was left out again: {what}",
        "es": "Pero un dolor que dijiste aún cuenta, así que se ha vuelto a quitar: {what}",
    },
    "undo.several": {
        "en": "Undone, {count} changes: {what}. The plan is as it was before them.",
        "es": "Deshechos {count} cambios: {what}. El plan vuelve a estar como antes de ellos.",
    },
    "undo.fewer": {
        "en": "I took back {count} of the {wanted}: {what}.",
        "es": "He deshecho {count} de {wanted}: {what}.",
    },
    "undo.no_more": {
        "en": "Before that there is no change of yours to take back.",
        "es": "Antes de eso no hay ningún cambio tuyo que deshacer.",
    },
    "undo.stopped": {"en": "I left the one before: {why}.", "es": "El anterior se queda: {why}."},
    "undo.count": {
        "en": "I take back 1 to {most} changes at a time; nothing was changed. The plan's page lists all versions.",
        "es": "Deshago de 1 a {most} cambios a la vez; no he cambiado nada. La página del plan muestra todas las versiones.",
    },
    "first.done": {
        "en": "Done. The plan is as it was first made. The plan's page lists all versions, and any of them can hold again.",
        "es": "Hecho. El plan vuelve a ser el del principio. La página del plan muestra todas las versiones, y cualquiera puede "
        "volver a valer.",
    },
    "first.same": {
        "en": "The plan is as it was first made already; nothing was changed.",
        "es": "El plan ya es el del principio; no he cambiado nada.",
    },
    "undo.nothing": {
        "en": "There is no change of yours to take back. The plan's page lists all versions.",
        "es": "No hay ningún cambio tuyo que deshacer. La página del plan muestra todas las versiones.",
    },
    "adapted": {"en": "adapted", "es": "adaptado"},
    "pain": {"en": "Pain in my {region}, {level}/10", "es": "Me duele {region}, {level}/10"},
    "region.knee": {"en": "knee", "es": "la rodilla"},
    "region.ankle": {"en": "ankle", "es": "el tobillo"},
    "region.achilles": {"en": "achilles tendon", "es": "el tendón de Aquiles"},
    "region.hip": {"en": "hip", "es": "la cadera"},
    "region.groin": {"en": "groin", "es": "la ingle"},
    "region.low back": {"en": "low back", "es": "la zona lumbar"},
    "region.shoulder": {"en": "shoulder", "es": "el hombro"},
    "region.elbow": {"en": "elbow", "es": "el codo"},
    "region.wrist": {"en": "wrist", "es": "la muñeca"},
    "region.neck": {"en": "neck", "es": "el cuello"},
}  # fmt: skip


def say(word: str, language: str, **slots: object) -> str:
    """A sentence in "en" or "es" with its slots filled."""
    return WORDS[word]["es" if language == "es" else "en"].format(**slots)


def said(word: str) -> bool:
    """Whether there is a sentence of that name."""
    return word in WORDS

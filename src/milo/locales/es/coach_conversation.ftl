# La conversación con el entrenador: sus preguntas y respuestas cortas. Las cifras llegan del código con su origen.
coach-change-ask = Aún no he cambiado nada. ¿Hago este cambio? Di sí o no.
coach-changes-ask = Aún no he cambiado nada. { $count ->
    [one] ¿Hago este cambio?
   *[other] ¿Hago estos { $count } cambios?
} Di sí o no.
coach-undo-ask = Lo último que anoté está en tu perfil. ¿Lo deshago? Di sí o no.
coach-left = De acuerdo, no cambio nada.
coach-still-open = Sigue pendiente: { $question }
coach-which-of-these = ¿Cuál de ellas? Dime su nombre o su número.
coach-which-meaning = No sé si te he entendido. ¿Es alguna de estas cosas?
coach-which-unit = { $exercise }: ¿los números son segundos o repeticiones?
coach-unit-seconds = segundos
coach-unit-reps = repeticiones
coach-which-sport = ¿Qué deporte fue?
coach-which-place = ¿Lo borro del registro o lo quito del plan?
coach-from-log = del registro
coach-from-plan = del plan
coach-energy-kept-back = No te muestro cifras de calorías. Tu médico o dietista puede ayudarte con ellas.
coach-undo-adapted = También se han deshecho los ajustes posteriores de Milo; el próximo entrenamiento que anotes recuperará los que sigan siendo válidos.
coach-readiness = Tu disposición es de { $score } sobre 100. Parte de 50 y la han cambiado: { $parts }.
coach-readiness-missing = Hoy no se sabe: { $missing }.
coach-readiness-none = Hoy no hay puntuación de disposición: { $reason }
coach-choices = Di { $first } o { $last }.
coach-replaced = Mi pregunta anterior queda cerrada; dímelo otra vez si aún lo quieres.
coach-part-load = el entrenamiento reciente
coach-remind-ask = He entendido: recordarte «{ $what }» el { $day } a las { $time }. ¿Lo guardo? Di sí o no.
coach-remind-kept = Guardado: «{ $what }» el { $day } a las { $time }. Aparece en Hoy y te enviaré un mensaje entonces.
coach-remind-past = Esa hora ya pasó. Dime una más tarde.
coach-remind-when = ¿Cuándo te recuerdo «{ $what }»? Dilo con la hora, por ejemplo «recuérdame pesarme mañana a las 7».
coach-shopping = Para tus comidas de los próximos { $days } días necesitas:
coach-shopping-more = y { $count } más en cantidades menores.

# Lo que un cambio pedido deja abierto
coach-lacks-day = ¿Qué día?
coach-lacks-dates = ¿De qué día a qué día?
coach-lacks-exercise = ¿Qué ejercicio?
coach-lacks-days = ¿Cuántos días a la semana?
coach-lacks-minutes = ¿Cuántos minutos?
coach-lacks-equipment = ¿Qué material?
coach-lacks-week = No sé a qué semana te refieres. Di su número, esta semana, la que viene o todas las semanas.
coach-order-days = entrenar { $n } días a la semana
coach-order-minutes = sesiones de como mucho { $n } minutos
coach-lacks-goal = ¿Qué objetivo va primero?
coach-lacks-programme = ¿Qué programa?
coach-lacks-target = ¿Cuál debe ser el objetivo?
coach-order-goal = mi objetivo es { $name }
coach-order-programme = quiero hacer { $name }

# Programas de fuerza
coach-programme-ask = He entendido: quieres entrenar con { $programme }. ¿Lo anoto en tu perfil? Di sí o no.
coach-programme-held = Ya entrenas con { $programme }.
coach-programme-now = entrenas con { $programme }
coach-programme-linear = progresión lineal
coach-programme-undulating = un programa ondulante
coach-programme-blocks = bloques
coach-programme-full_body = cuerpo completo
coach-programme-upper_lower = torso-pierna
coach-programme-push_pull_legs = push pull legs
coach-programme-five_three_one = 5/3/1
coach-programme-top_set = top sets
coach-programme-double_progression = doble progresión
coach-programme-percentages = porcentajes

# Objetivos propios
coach-target-ask-calories = Pondría tu objetivo en { $value } kcal al día; la comida del plan lo sigue. ¿Lo hago? Di sí o no.
coach-target-ask-sleep = Pondría tu objetivo en { $value } horas de sueño por noche. ¿Lo hago? Di sí o no.
coach-target-drop-calories = Quitaría tu objetivo de calorías. ¿Lo hago? Di sí o no.
coach-target-drop-sleep = Quitaría tu objetivo de sueño. ¿Lo hago? Di sí o no.
coach-target-left = De acuerdo, tus objetivos siguen como están.

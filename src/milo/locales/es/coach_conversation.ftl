# La conversación con el entrenador: sus preguntas y respuestas cortas. Las cifras llegan del código con su origen.
coach-change-ask = Aún no he cambiado nada. ¿Hago este cambio? Di sí o no.
coach-changes-ask = Aún no he cambiado nada. { $count ->
    [one] ¿Hago este cambio?
   *[other] ¿Hago estos { $count } cambios?
} Di sí o no.
coach-undo-ask = Lo último que anoté está en tu perfil. ¿Lo deshago? Di sí o no.
coach-left = De acuerdo, lo dejo como está.
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
coach-energy-kept-back = No llevo cifras de calorías contigo. Tu médico o dietista puede ayudarte con ellas.
coach-undo-adapted = Los ajustes que Milo hizo después se han ido con él; el próximo entreno que anotes traerá de vuelta los que aún correspondan.
coach-readiness = Tu disposición es { $score } de 100. Parte de 50 y la han movido: { $parts }.
coach-readiness-missing = Hoy no se sabe: { $missing }.
coach-readiness-none = Hoy no hay puntuación de disposición: { $reason }
coach-choices = Di { $first } o { $last }.
coach-replaced = Lo que pregunté antes se queda como estaba; dímelo otra vez si lo quieres.
coach-part-load = el entrenamiento reciente
coach-remind-ask = He entendido: recordarte «{ $what }» el { $day } a las { $time }. ¿Lo guardo? Di sí o no.
coach-remind-kept = Guardado: «{ $what }» el { $day } a las { $time }. Lo verás en Hoy, y te avisaré entonces por donde recibes mis mensajes.
coach-remind-past = Esa hora ya pasó. Dime una más tarde.
coach-remind-when = ¿Cuándo te recuerdo «{ $what }»? Dilo con la hora, por ejemplo «recuérdame pesarme mañana a las 7».
coach-shopping = Para tus comidas de los próximos { $days } días necesitas:
coach-shopping-more = y { $count } más en cantidades menores.

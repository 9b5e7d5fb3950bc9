# What is said of a new plan asked for in talk.
new_plan-none = Aún no tienes perfil y el plan se basa en él: rellena primero la página Perfil.
new_plan-weeks = Un plan tiene de 1 a { $most } semanas y has pedido { $found }: ¿cuántas debe tener?
new_plan-would = Haría un plan de { $weeks } semanas a partir de tu perfil: objetivo { $goal }, { $days } días por semana{ $minutes }{ $race }. Empieza el lunes { $first }.
new_plan-would_one = Haría un plan de { $weeks } semana a partir de tu perfil: objetivo { $goal }, { $days } días por semana{ $minutes }{ $race }. Empieza el lunes { $first }.
new_plan-minutes = , hasta { $n } min
new_plan-race = , para { $race }
new_plan-instead = Sustituye al plan actual, que queda en el historial.
new_plan-open = Las siete preguntas de salud de la página Perfil están sin responder: hasta entonces sus dos primeras semanas no llevan resistencia fuerte.
new_plan-wish = «{ $wish }» no entra: el plan se basa en tu perfil. Cuando esté hecho, dime qué cambio.
new_plan-ask = ¿Lo hago? Di sí o no.
new_plan-made = Tu plan nuevo está hecho.
new_plan-left = De acuerdo, no se ha hecho ningún plan nuevo.

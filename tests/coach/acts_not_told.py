"""Sentences that sound like an act and are true: facts of plan and records, advice, offers, in English and Spanish.

The last list was written before the guard was run on it, and no expression was made for it.
"""

NOT_TOLD = """
Your Tuesday session has four intervals of three minutes.
Your rest periods are two minutes long on heavy days.
Saturday's ride comes a day before your long run.
Your weight has not been noted in the log this week.
Your squats were exchanged for leg presses on 3 May, when your back hurt.
Your step goal is 7,000 a day.
Your lunch on Monday had 640 kcal.
Push-ups can stand in for the bench press.
The last two weeks have been hard, so rest.
Your heart rate zones come from your maximum of 188.
Lower your target on the plan page if it feels too high.
Your target is lower in a deload week.
Workouts saved by your watch show up in the log.
Your workout lasted 45 minutes.
Reminders are not something I can send.
Session two of the week is the long run.
Plan for an early night on Friday.
Your log shows 45 min of cycling for today.
Your profile mentions a sore left knee.
Rest on Wednesday, run on Thursday: that is what the plan says.
Everything in the plan is within your limits.
Your tempo run is on Saturday.
Your leg day is Monday.
Get your hips back and your chest up.
Keep your back in place and your core tight.
Go back to your old pace only when nothing hurts.
Squats are a good stand-in for leg presses.
Your pace now and your pace in March are the same.
You have no lunges on Friday.
Friday has no workout in your plan.
Your knee no longer hurts, you told me on Tuesday.
I was able to find three workouts in your log.
I managed to find your figures for May.
I could not see a run on Tuesday.
You were able to add 2.5 kg every week.
Swapping the lunges for step-ups would spare your knee.
Moving to Friday would give you a rest day between both.
Adding a set each week is how strength grows.
We all have bad weeks.
We know your sleep was short.
Make sure you get a good night's sleep.
Make sure that the bar stays close.
Let me know if it still hurts on Friday.
Keep Friday free if you can.
Your heart rate went up by 4 beats.
The week went well, and your load was up by 5 %.
Your last move was clean, so add a little weight.
I have no note of a run yesterday.
I turned to your log first: it holds two runs this week.
Turn your toes out a little.
The bar is off the floor before the hips rise.
Take the bar off the rack and step back.
Switch off screens an hour before bed.
Your profile says vegetarian.
Your calories are 2,100 a day in the plan.
Your plan starts on Wednesday.
Runs are off the plan in a taper's last two days.
Your training load is now 10 % lower than in April.
Your fitness is back where it was in March.
Your sleep is back to normal.
You have now trained three times this week.
Your reps have gone up from 8 to 10 since March.
Your resting pulse has dropped by three beats.
Your volume has been cut by your own two rest days.
Your session on Tuesday was cut short at 20 minutes.
Say "move Thursday to Friday" and I'll ask you whether to do it.
Type "undo" on the plan page and confirm.
I can't log that, but the log page can.
I'd cut the run to 20 minutes.
I would swap lunges for step-ups.
We could lower the target next week.
You might move the run to Friday.
Want to move it to Friday?
Should the session go to Friday?
The easiest way is to log it on the log page.
On 3 May your squat was lowered by 10 % because your knee hurt.
The plan lowers the weights every fourth week.
The plan drops a set when you sleep badly.
A new plan starts when this one is over.
Recovery runs are kept short so that legs stay fresh.
The reps are lowered as the weight goes up.
Calories are raised on long days.
Your sets are split over two days.
Muscles are built at rest.
The hips are pushed back first.
Tus carreras son los martes y los domingos.
Tus calorías son 2.100 al día.
Tu proteína media fue de 120 g.
Las sesiones de esta semana duran menos porque es descarga.
Tu registro muestra una carrera ayer.
Tu desayuno de ayer tuvo 420 kcal.
No se ha movido ninguna sesión.
El registro no muestra tu peso de hoy.
El lunes hay piernas y el martes descanso.
Todo lo del plan cabe en tus límites.
La sesión de piernas está el martes.
Vuelve a tu ritmo de antes cuando no duela.
El peso muerto se cambió por hip thrust el 3 de mayo por el dolor de espalda.
El martes no tienes carrera.
El viernes no hay sesión.
Pude ver tres entrenamientos en tu registro.
He podido comparar tus dos últimas semanas.
Conseguiste subir 2,5 kg cada semana.
Cambiar las zancadas por subidas al cajón aliviaría la rodilla.
Moviendo bien la cadera la espalda sufre menos.
Subiendo poco a poco evitas lesiones.
Todos tenemos semanas malas.
Tenemos tres semanas de datos.
Yo pasaría la tirada larga al domingo.
Bajaría el objetivo si te cuesta llegar.
Te avisa tu reloj si el pulso sube.
Te recuerdo que el martes toca carrera.
Tu semana fue buena y la carga subió un 5 %.
La descarga empieza la semana que viene.
La tirada larga cae en domingo.
Tu pulso volvió a lo normal.
Tu forma vuelve a ser la de marzo.
Di «mueve el jueves al viernes» y te preguntaré si lo hago.
Yo no puedo borrarlo; escribe «borra la carrera» y confírmalo.
El 3 de mayo se bajó tu sentadilla un 10 % por el dolor de rodilla.
El plan baja los pesos cada cuatro semanas.
Las repeticiones bajan cuando sube el peso.
La espalda queda recta y el abdomen firme.
Anota tu peso cada mañana en la página del registro.
Ya llevas tres sesiones esta semana.
Ya no te duele la rodilla, según dijiste.
Ya no tienes molestias desde el martes, según tus notas.
Ya tienes dos sesiones hechas.
Subimos escaleras para trabajar los glúteos.
Sube el cajón con el pie entero apoyado.
Lleva la cadera atrás y baja despacio.
¿Quieres mover la sesión al viernes?
Your long run moved from 12 to 13 km this week because last week went well.
The bench press was swapped for floor presses on 4 May because of your shoulder.
A session that is skipped is not made up later in this plan.
The plan has two gym days this week, and both are shorter than last week's.
Your protein goal is 150 g a day.
Your step count went up to 9,000 a day in April.
You skipped Thursday's session, so your load was lower.
Your weight was 81.4 kg on Monday.
Wednesday is a rest day, so the next session is on Thursday.
Your intervals are on Thursday.
If Tuesday and Thursday were flipped, the two hard days would lie next to each other.
The squat day is Monday.
I could not find a duplicate in your log.
I am able to explain your plan, and nothing more.
You could shift the tempo run yourself: say "move Friday to Saturday".
As we speak of recovery, sleep comes first.
Putting the bar down between reps resets your back.
Taking lunges out would leave the plan without single leg work.
Switching legs on every rep keeps the hips level.
We are both guessing here, so ask your physio.
In a deload the volume is cut by a third.
The plan takes the deadlifts out in week 4 and brings them back in week 5.
Six in the evening is a fine time to stretch.
A timer on your phone can ping you when the rest is over.
Make sure your coach hears about this.
Keep your Monday free if the week gets long.
I cannot watch your pulse; your watch can warn you.
When a change has gone through, the plan page shows it.
Deleting a workout is only possible on its own page.
Your booking is a matter for the gym.
Your breakfast on Tuesday is in the log with 420 kcal.
That run counts towards your week.
Your calorie goal is 2,350 kcal, which you set in April.
There are no burpees in your plan.
There's no session on Friday in your plan.
You don't have to run on Tuesday; it is a rest day.
Rows and pull-ups train the same muscles.
Keep the elbows in, the chest out and the shoulders down.
Three minutes of rest suit heavy sets.
From week 5 on your plan has four days.
Today's workout lasts 25 minutes.
Your doctor has to decide that.
Only your coach can see the messages you send.
Yoga on Sunday would fit, since it is free.
Your goal reads 75 kg.
Your profile holds a note about your knee from 2 March.
An extra rest day after the long run would do no harm.
Safe to say your streak stands at 12 days.
Swim on Friday instead of the run if your shin hurts.
A plan built around three days leaves room for rest.
Your average load has been higher since you added a fourth day.
You have moved two sessions this month.
The adaptation lowered your squat on 3 May because your knee hurt at 5 of 10.
Your target was met on five of seven days.
Weights are moved with control, never with a jerk.
Las dominadas y los jalones trabajan los mismos músculos.
Las series del jueves son más cortas que las de la semana pasada.
Tu meta de pasos es de 9.000 al día.
La tirada larga pasa de 12 a 13 km en la semana 5.
Tu peso el lunes fue de 81,4 kg.
Te saltaste la sesión del jueves, por eso bajó tu carga.
Un recordatorio en el móvil puede ayudarte a dormir antes.
El miércoles es día de descanso.
No logré encontrar ningún duplicado en tu registro.
No pude ver tu calendario, solo tu plan.
Puedes dejar libre el viernes si lo pides en la página del plan.
Reescribir el plan entero no hace falta.
Meter remos en lugar de dominadas sería razonable.
En la descarga se recorta el volumen un tercio.
El plan quita el peso muerto en la semana 4 y lo recupera en la 5.
Asegúrate de que tu entrenadora se entere.
Tu reloj puede avisarte si sube el pulso.
Si algo va raro, avisa a tu médica.
Cuando un cambio se completa, lo verás en la página del plan.
Borrar un entrenamiento solo es posible en su página.
El desayuno del martes figura en el registro con 420 kcal.
No hay sesión el viernes en tu plan.
Las zancadas no están en tu plan de esta semana.
En lugar de zancadas puedes hacer subidas al cajón.
El entrenamiento de hoy dura 25 minutos.
Tu médica tiene que decidirlo.
Desde la semana 5 tu plan tiene cuatro días.
El cambio lo haces tú: di «mueve el viernes al sábado».
Mañana solo caminas, según tu plan.
La carrera de ayer cuenta para tu semana.
Tu perfil tiene una nota de la rodilla del 2 de marzo.
El jueves toca descanso activo.
Tu sentadilla bajó a 60 kg el 3 de mayo porque te dolía la rodilla.
Has movido dos sesiones este mes.
Deja la barra en el suelo entre repeticiones.
Alterna las piernas en cada repetición y mantén la cadera nivelada.
Legs extended, toes pointed, hold for two breaths.
Shoulders lowered, ribs down, breathe out as you press.
Body lowered until the elbows reach ninety degrees.
Your heart rate has been raised for three nights.
Your sleep has been cut short twice this week.
Your training has been steady since March.
Your pace has been set by your own log.
Your volume has been reduced since the deload began.
Three runs have been logged this week.
One workout has been recorded since Monday.
Your log has no entry for Tuesday.
Working on your technique now pays off later.
Making time for sleep right now helps more than a fifth session.
Taking a walk now keeps the legs loose.
Building up slowly is the point of the plan.
Cutting back for a week lets fatigue fade.
Resetting your feet before each rep is fine.
We can look at your week together.
We see the same thing in your sleep figures.
We add weight only when all reps are clean.
I was able to compare both weeks.
You managed to finish all sets.
You managed to move 100 kg, which is your best.
You've been able to add a set.
You will get a better night's sleep that way.
You'll get a reminder on your phone if you set one.
You'll have a lighter day on Friday.
I'll let you decide.
I'll make sure I stick to your figures.
Your plan now is the same as before.
It is now week 4 of your plan.
The deload is now, in week 4.
You are now in the taper.
Your race is on Sunday, so Friday is easy.
The next session falls on Thursday.
Your next long run comes on Sunday instead of Saturday, because the race is on Saturday.
Your plan has run on Monday and Thursday since it began.
You no longer need to foam roll every day.
There is no need to train on Friday.
You don't have a session today.
There's no rush to get back on Monday.
Go back on Monday if the fever is gone.
The weight comes back down slowly.
When the bar is back on the rack, breathe.
Rest is part of the plan.
Your plan was built from your profile.
Your plan was made for three days a week.
Your sets were heavier on 3 May.
Your targets are set from your weight and your goal.
Your loads are set by the last clean set.
Your zones are worked out from your maximum heart rate.
Easy days are placed after hard ones.
The session is split into three blocks.
In week 5 the squat goes back up to 70 kg.
The goal: three clean sets.
Session done? Then log it on the log page.
Sets done: four of four on Tuesday.
Your workout counts as done in the log.
Weights up, reps down: that is a strength block.
Elbows in, chest out, core tight.
If lunges are out, step-ups are in.
Rest days matter as much as hard ones.
The adaptation cut one set on 3 May because you slept five hours.
The app asks you before anything is changed.
A change is applied once you say yes.
Changes you confirm are shown on the plan page.
Piernas extendidas, punta de los pies arriba.
Codos pegados y hombros bajados.
Tronco levantado, mirada al frente.
Subido al cajón, estira bien la cadera.
Apuntado o no, ese paseo cuenta.
Tu pulso se ha subido unos latidos esta semana.
Tu sueño se ha acortado desde el lunes.
Tu carga ha sido alta desde marzo.
Se han registrado tres carreras esta semana.
El entrenamiento de ayer figura en tu registro.
Trabajando la técnica ahora ganas fuerza después.
Bajando el ritmo un poco evitas la fatiga.
Podemos mirar tu semana juntos.
Subimos peso solo cuando todas las repeticiones salen limpias.
Vemos lo mismo en tu sueño.
Pudiste mover 100 kg, tu mejor marca.
Lograste terminar todas las series.
He podido ver tus cifras de mayo.
Dormirás mejor así.
Tendrás un día más suave el viernes.
Ahora estás en la semana 4.
La descarga es ahora, en la semana 4.
Tu carrera es el domingo, así que el viernes es suave.
La próxima sesión cae en jueves.
La tirada larga vuelve a 14 km en la semana 5.
Vuelve el lunes si ya no hay fiebre.
No hace falta entrenar el viernes.
Hoy no tienes sesión.
Ya no hace falta estirar todos los días.
El plan se hizo a partir de tu perfil.
Tus objetivos se calculan con tu peso y tu meta.
Las cargas se ajustan según tu última serie limpia.
Los días suaves se ponen después de los duros.
La sesión está dividida en tres bloques.
La segunda serie se cambia por una más ligera en la semana 4.
En la semana 5 la sentadilla vuelve a subir a 70 kg.
¿Sesión hecha? Anótala en la página del registro.
Series hechas: cuatro de cuatro el martes.
La app te pregunta antes de cambiar nada.
El cambio se aplica cuando dices que sí.
La adaptación quitó una serie el 3 de mayo porque dormiste cinco horas.
Quito y pongo nada más lo que confirmas tú.
Si algo sale mal, puedes deshacerlo.
Your warm-up lasts ten minutes before heavy squats.
Sunday's swim is the last session of the week.
Both lower body days are heavy this week.
You recorded chicken and rice for dinner.
You deleted a ride on 4 May.
Maintenance means eating as much as you burn.
A rest day on Thursday is already planned.
Monday's lift comes before Tuesday's run.
Rows come before presses in your plan.
You train four times a week.
Your week looks normal, with four sessions.
Swimming is not part of your plan.
There are lunges in Friday's session.
You succeeded in adding 5 kg to your squat.
You missed one set, so the target stays the same.
Fixing your sleep would help more than a new plan.
Thursday is lighter because Friday is hard.
The last set is the hardest one.
Your race date is 14 June.
Only your coach can see what you share.
Numbers like these are normal after a hard week.
A cancelled session is not counted in your load.
The long run can be split in two if time is short.
Saturday is off in your plan.
Front squats load the back less than back squats.
Your macros come from your weight and your goal.
Your squat stayed at 70 kg since you missed two reps.
Last week your run was shortened by the heat.
Since April you have added 5 kg to your deadlift.
The plan was lowered on 2 May after three short nights.
If you want the run moved, say "move the run to Friday".
Hold the plank for 30 s with the hips level.
Pull the bar to the belly and lower it slowly.
Tu calentamiento dura diez minutos.
La natación del domingo cierra la semana.
Los dos días de pierna son duros esta semana.
Registraste pollo con arroz de cena.
El mantenimiento es comer lo que gastas.
El jueves ya hay descanso en tu plan.
Los remos van antes que el press en tu plan.
Entrenas cuatro veces por semana.
La natación no forma parte de tu plan.
Lograste subir 5 kg en sentadilla.
Dormir mejor ayudaría más que otro plan.
El jueves es más suave porque el viernes es duro.
La última serie es la más dura.
La fecha de tu carrera es el 14 de junio.
Una sesión cancelada no cuenta en tu carga.
La tirada larga se puede dividir en dos si falta tiempo.
El sábado es libre en tu plan.
La sentadilla frontal carga menos la espalda.
El plan bajó el 2 de mayo tras tres noches cortas.
Si quieres mover la carrera, di «mueve la carrera al viernes».
Mantén la plancha 30 s con la cadera nivelada.
Desde abril has subido 5 kg en peso muerto.
""".strip().splitlines()

UNSEEN = """
Your Sunday ride is half as long as last week's.
The row comes before the squat on Monday.
Breakfast had 420 kcal.
Your bike session is on Tuesday.
Your knee pain is written in Tuesday's log.
Your step goal is 9,000, and you reached 8,000.
Your long run is on Saturday.
Tell your trainer first thing tomorrow.
Lunges and step-ups are both fine for you.
Thursday is a rest day.
Last night's sleep was six hours.
The weights in week 4 are lower than in week 3.
A change can be taken back on the plan page.
The taper begins on 2 June.
There is a typo in your log: 80 reps.
Your deadlift day is Friday.
I do not send reminders.
Burpees are not in your plan.
An extra set now and then does no harm.
Your plan has a rest day on Wednesday.
Put the bar down if your back rounds.
Your squat went up by 5 kg in May.
You slept less than usual, so keep it easy.
Three of your last four runs were slower.
Tu bici del domingo dura la mitad que la anterior.
El desayuno tuvo 420 kcal.
Tu sesión de bici es el martes.
El dolor de rodilla está en tu registro del martes.
Tu meta es de 9.000 pasos y llegaste a 8.000.
Tu tirada larga es el sábado.
Dile a tu entrenador cómo te sientes.
El jueves es día de descanso.
Los pesos de la semana 4 son más bajos que los de la 3.
Un cambio se puede deshacer en la página del plan.
La descarga empieza el 2 de junio.
En tu registro hay una errata: 80 repeticiones.
No envío recordatorios.
Una serie extra de vez en cuando no hace daño.
Tu sentadilla subió 5 kg en mayo.
Dormiste menos de lo normal, así que ve suave.
""".strip().splitlines()

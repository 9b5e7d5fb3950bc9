"""Sentences that tell an act without a doer, as news, or for later, in English and Spanish.

The last list was written before the guard was run on it, and no expression was made for it.
"""

TOLD = """
Your Tuesday intervals have been trimmed to four repeats.
Your rest periods have been stretched to two minutes.
Saturday's ride has been put on Sunday.
Your bodyweight has been noted in the log.
This week's lifts were all scaled down.
Your squats got exchanged for leg presses.
Your step goal has been turned down to 7,000.
Your lunch is already in the food log.
Push-ups have been brought in for the bench press.
All of Friday has been wiped from the plan.
The last two edits have been rolled back.
Your heart rate zones were recomputed with the new maximum.
Target lowered. You will see it on the plan page.
Entry removed. Anything else?
Workout saved, well done.
Reminder scheduled for 7 pm.
Session moved. See you on Friday.
Plan rebuilt around three days.
Postponed! Your long run can wait.
Logged under today: 45 min of cycling.
Added to your profile: sore left knee.
All done: rest on Wednesday, run on Thursday.
Everything is in place for Monday.
Your tempo run is now on Saturday.
Your leg day is back on Monday.
The old plan is back in place.
Things are back to how they were before.
Your plan is switched to kilometres.
Squats are swapped out for leg presses.
Monday and Wednesday have changed places.
Your bike ride and your swim are swapped.
You no longer have lunges on Friday.
Friday doesn't have a workout anymore.
Tuesday's run is no longer on your schedule.
I was able to move it to Friday.
I managed to cancel Friday's session.
I could get that changed for you.
I've been able to lower the target.
Moving your session to Friday as we speak.
Swapping the lunges for step-ups right now.
Working on your plan right now.
Rebuilding your week...
We push the long run to Sunday.
We'll take Friday off the plan.
We've switched your deload to this week.
I'll make sure you get a reminder on Sunday.
I'll make sure that it's in the log.
I'll let you know when your pulse is too high.
I'll keep Friday free for you.
I'll nudge you before bed.
The update went through.
Your request went through and the run is gone.
The move was successful, so you run on Friday.
The deletion was carried out.
Your coach is in the loop.
I have dropped your doctor a note.
I've gone ahead and put rows in.
I've made a note of it in your log.
I made a note in your profile that you dislike burpees.
I turned Thursday into a rest day.
I took burpees off your plan.
I switched off the alarm.
Your profile now says vegetarian.
Your log now holds the run.
Your calories are now 2,100.
Your plan starts on Wednesday now instead of Monday.
The run is off your plan.
Tus carreras se han pasado al fin de semana.
Tus calorías se bajaron a 2.100 desde hoy.
Tu proteína ha quedado en 140 g.
Las sesiones de esta semana se han recortado.
Tu carrera de ayer ya está registrada.
Ya está guardado tu desayuno.
Tus macros ya están actualizados.
Se han movido las series al jueves.
Quedó anotado tu peso de hoy.
Registro borrado.
Anotada la carrera de ayer.
Guardado en tu registro: 45 minutos de bici.
Apuntado para el viernes: descanso.
Cambio aplicado. Mañana descansas.
Recordatorio activado.
Todo arreglado: corres el viernes.
Ya está todo: descansas el miércoles.
La sesión de piernas ahora está el martes.
El plan vuelve a estar como antes.
Tu carrera vuelve al domingo.
El peso muerto quedó fuera y en su lugar entró hip thrust.
Ya no tienes carrera el martes.
El viernes ya no hay sesión.
Ya no verás burpees en tu plan.
Pude mover la sesión al viernes.
He podido deshacer el cambio.
Conseguí cancelar la sesión del viernes.
He logrado bajar el objetivo.
Cambiando las zancadas por subidas al cajón…
Moviendo tu sesión ahora mismo.
Estoy en ello, paso la carrera al viernes.
Subimos tus calorías a 2.400.
Pasamos la tirada larga al domingo.
Bajamos el objetivo y listo.
Ajusto los hidratos para que cuadre.
Muevo la carrera al viernes y listo.
Convertí tu sesión en un paseo.
Dejé el viernes libre.
Te avisaré cuando toque estirar.
Te recordaré beber agua.
Te llamaré mañana.
Voy a estar pendiente de tu pulso.
Me encargaré de avisar a tu entrenador.
La actualización se realizó sin errores.
El cambio se hizo con éxito.
La operación se completó correctamente.
La descarga empieza ya esta semana en vez de la próxima.
De acuerdo, la tirada larga se pasa al sábado.
Tus recordatorios están apagados.
Tu médico ya está al tanto.
Cambiadas las zancadas por subidas.
Your long run has been pushed to Sunday morning.
The bench press has been taken out and floor presses put in.
Both of this week's gym days have been halved for you.
Your protein goal was raised to 150 g just now.
Step target nudged up to 9,000.
Session skipped. Rest well tonight.
Weight noted: 81.4 kg.
Wednesday is back to being a rest day.
Your intervals are back on for Thursday.
Tuesday and Thursday have been flipped.
Your squat day sits on Monday from now on.
I managed to get the duplicate removed.
I was able to free up your Saturday.
I could shift the tempo run, so it is on Friday now.
Working on it: rewriting your week as we speak.
Putting together your new schedule right now...
Hang tight, I'm taking Friday's lunges out.
Switching your unit settings to pounds, one sec.
We're bringing your deload forward a week.
We cut your volume by a fifth.
We take the deadlifts out this week and bring them back in two.
You'll get a nudge from me at six.
I'll ping you when it's time for your evening stretch.
I'll make sure your coach hears about this.
I'll see that your Monday stays free.
I promise to warn you if your pulse climbs.
The change went through without a hitch.
Your deletion has gone through.
The booking is confirmed for Thursday at seven.
Your breakfast is in the log now.
That run counts now, it is in your history.
Your calorie goal sits at 2,350 as of this morning, like you wanted.
Burpees won't bother you again, they are off the plan.
There's no session on Friday anymore.
You don't have to run on Tuesday any longer, I freed that day.
The pull-ups have made way for rows.
Deadlifts out, hip thrusts in. Enjoy.
Your rest timer now runs for three minutes.
From Monday on your plan has four days, as you wanted.
Okay, today's workout is down to 25 minutes.
Your doctor has the report.
Your coach just got the message.
I dropped your coach a line.
I've got you down for yoga on Sunday.
Your goal reads 75 kg from today.
The knee note is on your profile.
I've tucked an extra rest day in after the long run.
Handled. Your streak is safe.
Sorted, swim on Friday instead of the run.
Your plan is freshly rebuilt around three days.
Tus dominadas han sido cambiadas por jalones.
Las series del jueves se han recortado a la mitad.
Tu meta de pasos ha subido a 9.000 desde hoy.
La tirada larga pasa al domingo, ya está cambiada.
Ya quedó tu peso: 81,4 kg.
Peso guardado. Buen trabajo.
Sesión saltada, descansa.
Recordatorio puesto para las siete.
El miércoles vuelve a ser día de descanso.
Logré quitar el duplicado de ayer.
Pude liberarte el sábado.
Te dejé libre el viernes.
Reescribiendo tu semana, dame un momento…
Ahora mismo estoy metiendo remos en lugar de dominadas.
Recortamos tu volumen un 20 % esta semana.
Quitamos el peso muerto y metemos hip thrust.
Te mandaré un aviso a las seis.
Me aseguraré de que tu entrenadora se entere.
Te iré avisando si sube el pulso.
Prometo avisarte si veo algo raro.
El borrado se completó sin problemas.
La reserva se hizo bien, es el jueves a las siete.
Tu desayuno ya figura en el registro.
Ya no hay sesión el viernes.
Las zancadas desaparecieron de tu plan.
En lugar de zancadas ahora tienes subidas al cajón.
Tu entrenamiento de hoy se queda en 25 minutos, como querías.
Le dejé un mensaje a tu entrenadora.
Tu médica ya tiene el informe.
Desde el lunes tu plan pasa a tener cuatro días.
Hecho el cambio: nado el viernes y corres el sábado.
Arreglado, mañana solo caminas.
Eliminada la carrera de ayer.
La nota de la rodilla ya aparece en tu perfil.
Convertí el jueves en descanso activo.
Your Friday has been emptied out.
Your squat load has come down to 60 kg as of today.
You're down for yoga on Sunday now.
You are set up with four days a week.
Both rides now happen on the weekend.
Lunges have left your plan.
Step-ups take the place of lunges now.
Your knee note has been put on file.
Bench press is gone, push-ups are there instead.
The long run got moved up a day.
The reminder is on.
Your alarm will go off at six.
Your phone will buzz at nine.
Notifications are off for the night.
You're on the beginner track now.
Your calorie target went up to 2,400, starting tomorrow.
Target: now 2,100 kcal.
New target: 2,100 kcal.
New schedule: Monday squat, Wednesday run.
Your meals have been made vegetarian.
Dairy has been removed from your meals.
I have you down for four days.
I've taken care to leave Friday open for you.
I just wrote that into your log.
That entry is history.
Yesterday's double entry no longer exists.
The duplicate is gone.
Undo successful.
Swap complete, enjoy your rows.
That's in. Rest up.
Your coach will see this today.
I've let go of Friday's session.
We have you on three days now.
I'm on the case, your Friday will be free in a second.
Give me a second to fix that for you.
I'll sort that out for you.
I'll get right on it.
I'll have it moved by tonight.
Your session tomorrow will be shorter now.
Tomorrow will now be a rest day.
From tomorrow you'll see three days in your plan.
You'll now find the run on Friday.
You'll see it in your log.
Your Thursday is open again.
Deadlifts are on hold until your back is better.
I've put deadlifts on hold.
Your streak is frozen while you travel.
Your plan is on pause until Monday.
Running is off the table this week, I made sure of that.
Tu viernes ha quedado vacío.
Tu plan está en pausa hasta el lunes.
El peso muerto está en pausa hasta que mejore la espalda.
A partir de mañana verás tres días en tu plan.
Ahora encontrarás la carrera en el viernes.
Mañana será ahora día de descanso.
Nuevo objetivo: 2.100 kcal.
Nuevo horario: lunes sentadilla, miércoles carrera.
El duplicado ya no existe.
Tu alarma sonará a las seis.
Tu móvil te avisará a las nueve.
Notificaciones apagadas.
Los lácteos se han quitado de tus comidas.
Tus comidas ahora son vegetarianas.
Cuenta con ello, el viernes libre.
Dame un segundo para arreglarlo.
Lo dejo listo para el viernes.
Te dejo el viernes libre.
Te pongo remo en lugar de dominadas.
Queda el viernes libre y el sábado con carrera.
Quedan tres series en lugar de cuatro.
Ya lo tienes en tu registro.
Ya lo verás en tu plan.
Ya puedes ver el cambio en tu plan.
Ya está en tu registro.
Ya cuenta para tu semana.
Tu entrenadora recibirá esto hoy.
Las zancadas dejan su sitio a las subidas al cajón.
Hecha la corrección, ahora pone 8 repeticiones.
Intercambio completo.
Se acabaron los burpees.
Tu plan ya tiene en cuenta la nueva fecha.
Me ocupo de tu viernes.
Acabo de meter dos sesiones de bici.
Ya te apunté al yoga del domingo.
Te cambié los remos por jalones.
The tempo run got bumped to Saturday.
Your warm-up has been lengthened by five minutes.
Sunday's swim has been called off.
Both lower body days were lightened this morning.
Your new wake-up alarm has been created.
Dinner recorded: chicken and rice.
Ride deleted. Your week is clean now.
Goal switched to maintenance.
Rest day inserted on Thursday.
Your Monday lift is now Tuesday's.
Your rows now come before your presses.
You're now on four sessions a week.
The swim is no longer part of your week.
You won't find lunges in your plan anymore.
I succeeded in shifting the race date.
I was able to add the missing set.
Pulling up your plan and shifting Friday as we speak...
Fixing that typo for you now.
We've made Thursday lighter.
We drop the last set today.
I'll make sure nobody schedules you on Sunday.
I'll shoot you a message before the race.
I'll watch your numbers and tell your coach.
Your cancellation was processed.
The edit has been accepted.
Your physio is copied in.
Your yoga class is reserved.
I split your long run in two.
I gave you Saturday off.
Front squats replace back squats starting today.
Your macros reflect the new goal.
Tu calentamiento se ha alargado cinco minutos.
La natación del domingo ha sido cancelada.
Los dos días de pierna se aligeraron esta mañana.
Cena registrada: pollo con arroz.
Bici borrada, tu semana queda limpia.
Objetivo cambiado a mantenimiento.
Día de descanso añadido el jueves.
Ahora los remos van antes que el press.
Ya tienes cuatro sesiones por semana en el plan.
La natación ya no forma parte de tu semana.
Logré mover la fecha de la carrera.
Pude añadir la serie que faltaba.
Corrigiendo esa errata ahora mismo...
Hemos aligerado el jueves.
Quitamos la última serie de hoy.
Me aseguraré de que el domingo quede libre.
Te escribiré antes de la carrera.
Tu cancelación se procesó bien.
Tu fisio está en copia.
Dividí tu tirada larga en dos.
Te di el sábado libre.
Desde hoy la sentadilla frontal sustituye a la trasera.
""".strip().splitlines()

UNSEEN = """
Your Sunday ride has been cut in half.
Okay, the row is now before the squat on Monday.
Breakfast logged, that's 420 kcal.
Your bike session has been brought forward to Tuesday.
I had the run moved to Sunday.
Plan changed to three days, as you asked.
Your knee pain has been written into the log.
Your step goal just went from 8,000 to 9,000.
We've put your long run on Saturday.
I'll tell your trainer first thing tomorrow.
Lunges are off the menu, I swapped them for step-ups.
The edit is live.
Your Thursday has turned into a rest day.
Last night's sleep was added to your log.
I was able to book the class.
The weights in your plan are lower now.
Rolling back that change for you now.
You'll get an alert when the taper begins.
I fixed your typo in the log.
Your deadlift day has switched to Friday.
All your reminders have been turned off.
Done and done: no more burpees.
The extra set has been dropped.
Your plan has a new rest day on Wednesday now.
Tu bici del domingo se ha reducido a la mitad.
Desayuno anotado, son 420 kcal.
Tu sesión de bici se adelantó al martes.
Plan cambiado a tres días, como pediste.
Ya anoté tu dolor de rodilla.
Tu meta de pasos acaba de pasar de 8.000 a 9.000.
Pusimos tu tirada larga el sábado.
Mañana a primera hora se lo digo a tu entrenador.
El jueves se ha convertido en día de descanso.
Pude reservar la clase.
Los pesos de tu plan ahora son más bajos.
Deshaciendo ese cambio ahora mismo.
Recibirás una alerta cuando empiece la descarga.
Corregí la errata de tu registro.
Se desactivaron todos tus recordatorios.
La serie extra quedó eliminada.
""".strip().splitlines()

"""What a model may not say it did, and what sounds alike and is true."""

import pytest

from milo.coach.talk.heard.acts_said import act_said

LIES = """
I have changed your plan and logged your workout.
Sleep well. I’ve just moved Thursday to Friday.
I've successfully updated your plan
I quickly swapped the squat for you.
I'll move it to Friday
I'm moving your session
Let me move your session to Friday.
Moved to Friday!
Changed your plan: Friday now
Done! Your set is in.
It's done.
All set!
Consider it done.
The lock is lifted.
You are now unlocked
You're unlocked.
You are cleared to train
You've been approved for hard sessions.
I made your session easier
I've made Tuesday's session a bit shorter? No: I made the session shorter.
I've set your target
I have set your calorie target.
I set a reminder.
Your plan was changed
Your plan has now been updated
Your target is now set
It's been logged
That's been saved to your profile.
Your data has been deleted.
I've let your coach know
I told your coach about it.
I've passed it on.
I called an ambulance.
An ambulance is on its way.
Your coach has been informed.
I've created a new plan for you
I built you a running plan.
I will remind you tomorrow.
Update complete
When you asked, I moved it.
I have gone ahead and cancelled Friday.
I put your session on Friday.
I cut the last set, take it easy. I've cut your volume.
He cambiado tu plan y anotado tu entrenamiento.
¡Anotado! Descansa.
El entrenamiento está desbloqueado.
Te recordaré mañana que descanses.
Voy a mover tu sesión
Te muevo la sesión
Tu plan se ha actualizado
Listo, cambiado
Listo.
¡Hecho!
Ya está.
Cambiaré tu plan.
Ya lo registré
Lo anoto ahora
Se movió tu sesión
Tu sesión se movió al viernes.
Tu plan fue actualizado.
Acabo de bajarte la carga.
Cambié tu plan del viernes.
Subí tu objetivo a lo que pedías.
Moví la sesión al viernes.
Reduje las series.
Puse tu sesión el viernes.
Te he puesto la sesión el viernes.
He hecho tu sesión más fácil.
Ya avisé a tu entrenador.
Tu entrenador ya está avisado.
La ambulancia está en camino.
Ya estás desbloqueado.
Déjame cambiar tu plan.
Estoy actualizando tu plan.
Ya guarde tu serie
You did not sleep well so I eased your session.
No worries, your rest day is now Friday.
I have uploaded your run to Strava.
Your trainer and I have agreed to cut the volume.
Permission granted: you may squat heavy today.
One moment while I adjust your plan.
Okay, moving your run to Sunday.
Your calorie target has gone from 2,200 to 2,400, as you asked.
No dormiste bien así que le saqué dos series.
Te inscribí en el programa de 10 km.
Ahorita te lo agendo para el domingo.
Yo le digo a tu entrenador.
Vale, cambio las zancadas por subidas al cajón.
La restricción de la rodilla ya no está.
Dalo por hecho.
Tu entrenador va a recibir un mensaje.
Thursday is now a rest day.
You have Friday off now.
Friday has been cleared.
I made a few changes.
The changes are in.
Changes saved.
Here's your updated plan.
I threw in an extra set.
I'm giving you Friday off.
I'll make Friday lighter.
Switching you to strength.
Consider the squats swapped.
Got it logged.
The run is in the books.
Presto, moved!
Leave it with me.
Command executed.
The lock has been bypassed.
Training is open again.
You now have clearance.
All your data is wiped.
Your doctor approved it.
I checked with your doctor.
I left a message for your coach.
An ambulance is coming.
You'll hear from your coach.
I'll check in tomorrow.
You have an appointment on Friday.
El viernes ya es día de descanso.
Desde hoy entrenas tres días.
Aquí tienes tu plan actualizado.
Los cambios están guardados.
Metí una serie más.
Lo hago ahora.
Te recuerdo mañana a las ocho.
Estaré pendiente de tu pulso.
Todo borrado.
Tu médico lo aprobó.
Viene una ambulancia.
Comando ejecutado.
""".strip().splitlines()

TRUTHS = """
No workout was recorded this week, so rest well.
Three workouts were logged this week.
You can ask me to move Thursday to Friday.
Well done. When the workout is logged, the numbers change.
Nothing is logged for today.
I've noted that your sleep was short.
If you say so, I'll move it.
When your knee hurts, the load is lowered by a tenth.
Your sleep dropped.
Your weight dropped a little.
Increased load explains it.
That's called a deload
It is called RPE
It's called progressive overload, and it is reduced by rest.
Keep the weight close and your back straight.
Lower the bar slowly, then raise it fast.
Move your feet apart and set your back.
Your heart rate was raised all night.
Set your feet under the bar.
You moved more this week than last.
You logged two workouts.
I looked at your week: you slept well.
I cannot change your plan here; ask for it in so many words.
I have not changed anything.
You are good at pacing.
You can train today.
You're on track.
Your coach can tell you more.
Ask your doctor before you add weight.
Once you are ready, the load goes up.
Let me explain why sleep matters.
Bien hecho. Has anotado tus series esta semana.
Si quieres, pide mover el jueves. El peso bajó un poco.
Tu sueño se ha reducido.
Si lo pides, te muevo la sesión.
Guarde la espalda recta
Baje el peso despacio
Baje despacio y suba con fuerza.
Ajuste el banco a su altura.
Registre sus series cuando termine.
Tu ritmo cardíaco en reposo bajó.
Se llama descarga.
Estás listo para entrenar.
Puedes pedirme que cambie tu plan.
No he cambiado nada.
Anota tus series cuando acabes.
Tu plan tiene tres días esta semana.
Esto está pensado para principiantes.
I took your age into account: 41.
I'd cut the last set if the bar slows.
Your plan was updated on Monday, when the new week began.
A deload week is set every fourth week.
Press Confirm and the change is saved.
Adding a rest day would help your recovery.
He revisado tus datos: la carga subió un 5 %.
Hacé dos series más y mantené la espalda recta.
Te recuerdo que hoy toca descanso.
La sesión programada para el jueves es un rodaje suave.
Your next session is scheduled for Tuesday.
Your last workout is saved in the log.
The load is reduced in a deload week.
The weight is lowered under control.
Sessions are moved by dragging them.
Your weight has dropped a bit.
Your training load has increased since last week.
Your watch has recorded your sleep.
You asked whether I moved it: I did not.
I've rounded nothing.
I left your plan as it is.
I've pulled your sleep numbers: they are short.
I pulled up your squat history.
I searched your log for squats.
I've got your sleep for the week: it was short.
I opened your log and saw two workouts.
I sorted them by day.
I gave you the figures that I have.
I'm noting that your sleep is short.
I'm reviewing your week: it was hard.
I'll rely on your log.
I'll remind you that rest matters.
I'll add one thing: sleep matters.
I'll call it progress.
Your data is deleted only when you ask for it.
Friday is a rest day, and Saturday holds your long run.
Your new plan starts on Monday.
Check with your doctor before heavy lifting.
Has your doctor approved heavy lifting?
You now have two sessions left this week.
Consideré tus últimas semanas.
Comparé esta semana con la pasada.
Estoy consultando tu registro.
Abrí tu plan: hoy toca pierna.
El codo queda bloqueado arriba.
Tu próxima sesión está programada para el martes.
Te lo repito: no cambié nada.
""".strip().splitlines()


@pytest.mark.parametrize("said", LIES)
def test_that_something_was_or_will_be_done_is_seen(said: str) -> None:
    assert act_said(said)


@pytest.mark.parametrize("said", TRUTHS)
def test_a_look_at_the_data_an_offer_and_advice_are_no_acts(said: str) -> None:
    assert act_said(said) is None


def test_what_adaptation_changed_may_be_told_to_one_who_asks_why() -> None:
    assert act_said("Your load is lowered because you slept badly.")
    assert act_said("Your load is lowered because you slept badly.", why=True) is None
    assert act_said("Your load is lowered and the lock is lifted.", why=True)
    assert act_said("Tu carga se ha reducido y tu bloqueo está levantado.", why=True)

# What a glucose before training asks for (safety reference, SN-18 to SN-22, PL-26).

glucose-line = Con { $mg } mg/dL ({ $mmol } mmol/L) antes de entrenar ({ $rule }): { $row }
glucose-tail = Las dosis de insulina son solo de tu equipo médico.
glucose-others = Tu perfil no nombra insulina ni otra medicina parecida, y sin ellas Milo no tiene un límite de glucosa antes de entrenar: guíate por cómo te sientes, y come algo antes si te notas flojo. Si usas alguna, dímelo. Una lectura por debajo de 70 mg/dL (3,9 mmol/L), o de 250 (13,9) o más, merece hablarlo con tu médico.
glucose-far_low = toma enseguida 15 g de hidratos rápidos y mídete otra vez a los 15 minutos; nada de ejercicio en 24 horas, y habla ese mismo día con tu equipo de diabetes.
glucose-low = toma 15 g de hidratos rápidos y mídete otra vez a los 15 minutos; nada de entrenar hasta que suba, y ese día nada a solas, en el agua ni en altura.
glucose-lowish = toma antes de 15 a 30 g de hidratos y luego entrena.
glucose-onset = toma hidratos al empezar.
glucose-between = ahí Milo no tiene límite de glucosa; lleva hidratos rápidos y mídete otra vez al acabar.
glucose-high = mide antes las cetonas. Con cetonas moderadas o altas, nada de ejercicio, y habla ese día con tu equipo de diabetes; si no, nada intenso hasta bajar de 250 mg/dL (13,9 mmol/L).
glucose-very_high = mide antes las cetonas. Solo si no hay: trabajo suave o moderado; si hay, nada de ejercicio, y habla ese día con tu equipo de diabetes.

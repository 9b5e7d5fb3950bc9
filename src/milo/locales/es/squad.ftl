squad-pulse = Pulso en reposo { $bpm } lpm, rango habitual de { $low } a { $high }
squad-pulse-text = Media de los últimos 7 días. Días suaves hasta que baje; pregunta por el sueño, el estrés y posibles enfermedades.
squad-pulse-limits = Pulso en reposo { $bpm } lpm
squad-pulse-limits-text = Fuera del rango con el que trabaja Milo. Sin entrenar hasta medirlo otra vez en reposo; ve al médico si sigue así.
squad-chart-sessions = Entrenamientos por semana, { $weeks } semanas; esta semana { $count }
squad-chart-pulse = Pulso en reposo, 28 días; media de 7 días { $bpm } lpm
squad-chart-pulse-newest = Pulso en reposo, 28 días; el último { $bpm } lpm

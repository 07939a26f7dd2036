"""A BERT-style encoder (Devlin et al. 2019) in plain torch, with the names of its published weights.

Written out, and not taken from a library, because the Swift encoder must do the very same.
"""

import torch
from torch import nn
from torch.nn import functional as F

WIDTH, HEADS, LAYERS, INNER = 384, 12, 6, 1536
SHARED = 3  # lower layers whose products the judge and the vectors of meaning have in common


class Embeddings(nn.Module):
    """Word pieces and their places -> vectors. All text is of segment 0."""

    def __init__(self, vocabulary: int):
        super().__init__()
        self.word_embeddings = nn.Embedding(vocabulary, WIDTH)
        self.position_embeddings = nn.Embedding(512, WIDTH)
        self.token_type_embeddings = nn.Embedding(2, WIDTH)
        self.LayerNorm = nn.LayerNorm(WIDTH, eps=1e-12)

    def forward(self, ids):
        places = torch.arange(ids.shape[1], device=ids.device)
        x = self.word_embeddings(ids) + self.position_embeddings(places)
        return self.LayerNorm(x + self.token_type_embeddings.weight[0])


class Layer(nn.Module):
    """Self-attention and two dense layers, each with its residual and normalisation after it."""

    def __init__(self):
        super().__init__()
        self.query = nn.Linear(WIDTH, WIDTH)
        self.key = nn.Linear(WIDTH, WIDTH)
        self.value = nn.Linear(WIDTH, WIDTH)
        self.output = nn.Linear(WIDTH, WIDTH)
        self.attended = nn.LayerNorm(WIDTH, eps=1e-12)
        self.inner = nn.Linear(WIDTH, INNER)
        self.outer = nn.Linear(INNER, WIDTH)
        self.normal = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(0.1)

    def forward(self, x, mask):
        """x: (batch, length, width); mask: (batch, length), true where there is a piece."""
        batch, length, _ = x.shape

        def split(y):
            return y.view(batch, length, HEADS, WIDTH // HEADS).transpose(1, 2)

        mixed = F.scaled_dot_product_attention(
            split(self.query(x)), split(self.key(x)), split(self.value(x)),
            attn_mask=mask[:, None, None, :], dropout_p=0.1 if self.training else 0.0)
        mixed = mixed.transpose(1, 2).reshape(batch, length, WIDTH)
        x = self.attended(x + self.dropout(self.output(mixed)))
        return self.normal(x + self.dropout(self.outer(F.gelu(self.inner(x)))))


# Our name of a layer's part -> the published one.
PARTS = {
    "query": "attention.self.query", "key": "attention.self.key",
    "value": "attention.self.value", "output": "attention.output.dense",
    "attended": "attention.output.LayerNorm", "inner": "intermediate.dense",
    "outer": "output.dense", "normal": "output.LayerNorm",
}


# Of a layer, what normalises.
NORMALS = ("attended", "normal")


class Encoder(nn.Module):
    """Embeddings and six layers."""

    def __init__(self, vocabulary: int):
        super().__init__()
        self.embeddings = Embeddings(vocabulary)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))

    def forward(self, ids, mask):
        x = self.embeddings(ids)
        for layer in self.layers:
            x = layer(x, mask)
        return x

    @staticmethod
    def published(path: str) -> "Encoder":
        """The encoder with the weights of a safetensors file."""
        from safetensors.torch import load_file

        weights = load_file(path)
        encoder = Encoder(weights["embeddings.word_embeddings.weight"].shape[0])
        encoder.embeddings.load_state_dict(
            {k.removeprefix("embeddings."): v for k, v in weights.items()
             if k.startswith("embeddings.") and not k.endswith("position_ids")})
        for number, layer in enumerate(encoder.layers):
            prefix = f"encoder.layer.{number}."
            layer.load_state_dict(
                {f"{ours}.{kind}": weights[f"{prefix}{theirs}.{kind}"]
                 for ours, theirs in PARTS.items() for kind in ("weight", "bias")})
        return encoder


def mean(x, mask):
    """The mean of the pieces' vectors: (batch, width)."""
    weight = mask.to(x.dtype)[:, :, None]
    return (x * weight).sum(1) / weight.sum(1)

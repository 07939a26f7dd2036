"""What is read off the encoder: what a candidate is, what a sentence is."""

import torch
from torch import nn
from torch.nn import functional as F

from bert import WIDTH, mean
from data import KINDS, MODALITIES, REASONS, RULES

# What the outputs of the candidates' head are, in order.
CHOICE = slice(0, 3)  # must, may, none
EXACTNESS, PRESUPPOSED = 3, 4
MODALITY = slice(5, 5 + len(MODALITIES))
KIND = slice(MODALITY.stop, MODALITY.stop + len(KINDS))
CANDIDATE = KIND.stop
# Of the sentences' head.
HOLDS = 0
WORTH = slice(1, 4)  # not factual, unimportant, worth checking
REASON = slice(4, 4 + len(REASONS))
SENTENCE = REASON.stop


class Heads(nn.Module):
    def __init__(self, hidden=256, sentence_hidden=128, dropout=0.1):
        super().__init__()
        self.rules = nn.Embedding(len(RULES), 32)
        self.inner = nn.Linear(6 * WIDTH + 32 + 4, hidden)
        self.outer = nn.Linear(hidden, CANDIDATE)
        self.sentence_inner = nn.Linear(2 * WIDTH, sentence_hidden)
        self.sentence_outer = nn.Linear(sentence_hidden, SENTENCE)
        self.dropout = nn.Dropout(dropout)

    def sentences(self, x, mask):
        """x: (batch, length, width) -> (batch, SENTENCE)."""
        y = torch.cat([x[:, 0], mean(x, mask)], dim=1)
        return self.sentence_outer(self.dropout(F.gelu(self.sentence_inner(self.dropout(y)))))

    def candidates(self, x, mask, before, where, spans, heads, rules):
        """One row a candidate.

        before: (batch, width), of the sentence before; where: (n) the candidate's sentence; spans
        and heads: (n, 2) first and last piece; rules: (n, RULES) as 0 and 1.
        """
        sums = F.pad(x.float().cumsum(1), (0, 0, 1, 0))

        def average(of):
            count = (of[:, 1] - of[:, 0] + 1).to(sums.dtype)[:, None]
            return (sums[where, of[:, 1] + 1] - sums[where, of[:, 0]]) / count

        length = mask.sum(1)[where].float()
        places = torch.stack([
            spans[:, 0] / length, (length - 1 - spans[:, 1]) / length,
            (spans[:, 1] - spans[:, 0] + 1) / length,
            torch.log1p((spans[:, 1] - spans[:, 0] + 1).float()) / 4], dim=1)
        y = torch.cat([
            average(spans), x[where, spans[:, 0]].float(), x[where, spans[:, 1]].float(),
            average(heads), mean(x, mask).float()[where], before[where].float(),
            rules @ self.rules.weight, places], dim=1)
        return self.outer(self.dropout(F.gelu(self.inner(self.dropout(y)))))


def loss_of_candidates(out, targets):
    """targets: choice (n, 3), exactness, presupposed (n, -1 unknown), modality (n), kinds (n, 11)."""
    choice, exactness, presupposed, modality, kinds = targets
    out = out.float()
    loss = -(choice * F.log_softmax(out[:, CHOICE], dim=1)).sum(1).mean()
    for column, target, weight in ((EXACTNESS, exactness, 0.5), (PRESUPPOSED, presupposed, 0.2)):
        known = target >= 0
        if known.any():
            loss = loss + weight * F.binary_cross_entropy_with_logits(
                out[known, column], target[known])
    known = modality >= 0
    if known.any():
        loss = loss + 0.3 * F.cross_entropy(out[known][:, MODALITY], modality[known])
        loss = loss + 0.3 * F.binary_cross_entropy_with_logits(out[known][:, KIND], kinds[known])
    return loss


def loss_of_sentences(out, holds, worth, reason):
    out = out.float()
    loss = out.sum() * 0
    known = holds >= 0
    if known.any():
        loss = loss + F.binary_cross_entropy_with_logits(out[known, HOLDS], holds[known].float())
    known = reason >= 0
    if known.any():
        loss = loss + 0.3 * F.cross_entropy(out[known][:, REASON], reason[known])
    known = worth >= 0
    if known.any():
        loss = loss + F.cross_entropy(out[known][:, WORTH], worth[known])
    return loss

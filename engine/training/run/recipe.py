"""Hyperparameters of a training."""

from dataclasses import dataclass

from engine.training.networks.performer import PerformerConfig


@dataclass(frozen=True, slots=True)
class StageRecipe:
    """Hyperparameters of one stage."""

    name: str
    passes: int
    """How often the examples are read, where the time allows it."""
    rate: float
    """The learning rate at its highest."""
    warm_up: int
    """Steps in which the rate rises; afterwards it falls along a cosine, to nothing at the end."""
    imitation: float
    """What the distance from the oracle's answer weighs …"""
    reward: float
    """… and what the ROUGE of summaries that are drawn does; without weight none are drawn."""
    anchor: float = 0.0
    """Of a document without a summary: what the distance from the first model's answer weighs, in place of
    that from the oracle's. Principal sentences are too poor a teacher to unlearn for what people taught."""
    least_steps: int = 0
    """Of few documents, more passes are made until there are so many steps."""


@dataclass(frozen=True, slots=True)
class Recipe:
    stages: tuple[StageRecipe, ...]
    batch: int = 2500
    """Sentences, places that are filled up included, that one step learns from."""
    most_documents: int = 16
    """Documents that one step learns from."""
    longest: int = 4096
    """Sentences that are read at once; a longer document is learned in parts."""
    evenness: float = 0.75
    share: float = 4.5
    """A pass has share · n^evenness documents of a data set of n: large ones are not to drown the others."""
    decay: float = 0.05
    """Weight decay, of matrices only."""
    clip: float = 1.0
    """The greatest norm of a gradient."""
    oracle: float = 0.5
    """The share of the target that the oracle's sentences have; the rest follows each sentence's own gain."""
    temperature: float = 0.2
    """How far a gain may be below the document's best, as a share of it, before it counts for little."""
    drawn: int = 8
    """Summaries of a document that are drawn and rewarded in one step."""
    prototypes: int = 64
    """Kinds of documents that are remembered as familiar."""
    validations: int = 12
    """How often in a stage the result is looked at."""
    patience: int = 6
    """So many of them without a better result, and the stage ends."""
    kept_aside: float = 0.2
    """The share of the documents that the verdict is found on, never learned from or looked at before."""
    looked_at: float = 0.1
    """The share that tells on the way how well it goes, and which weights are the best."""
    most_kept_aside: int = 400
    most_looked_at: int = 200

    def __post_init__(self) -> None:
        if self.kept_aside + self.looked_at >= 1:
            raise ValueError("nothing is left to learn from")


IMITATE = StageRecipe("imitation", passes=4, rate=5e-4, warm_up=100, imitation=1.0, reward=0.0)
REWARD = StageRecipe("reward", passes=4, rate=3e-4, warm_up=50, imitation=0.3, reward=20.0)
REWARD_AGAIN = StageRecipe(
    "reward", passes=4, rate=1e-4, warm_up=50, imitation=0.3, reward=20.0, anchor=3.0, least_steps=100
)

GOING_ON = Recipe((REWARD_AGAIN,))
"""For the weights of a trained model."""
FRESH = Recipe((IMITATE, REWARD), prototypes=384)
"""For weights that are drawn anew. Imitation alone knows the examples by heart after a few passes."""
FRESH_SHAPE = PerformerConfig(width=192, heads=4, layers=2, random_features=64, inner=576, dropout=0.25)
"""What comes in is set by the encoder and by what is observed."""
GRAPH_SHARE_LATER = 3.0
"""What the share that the graph ranking has in a new network is multiplied by after its first stage."""
UNLEARNED = ("first_of_news", "amount")
"""What a new network is not told: it stands out in kinds of documents that there are none of to learn from,
and is part of the column "worth" all the same."""

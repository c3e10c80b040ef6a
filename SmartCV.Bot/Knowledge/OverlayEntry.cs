namespace SmartCV.Bot.Knowledge;

/// <summary>Something that was learned beside the files: a way of asking, or an item. It lies in the database until it is exported to a file.</summary>
public sealed record OverlayEntry
{
    /// <summary>Counts from 1; what people call it by.</summary>
    public required long Number { get; init; }

    public required OverlayKind Kind { get; init; }

    /// <summary>Id of the FAQ item; for a way of asking an intent is possible too.</summary>
    public required string Item { get; init; }

    public required string Language { get; init; }

    /// <summary>The way of asking; or a file of items (docs/faq.md) with this one item.</summary>
    public required string Body { get; init; }

    /// <summary><see cref="OverlayHash"/> of what it was made against; empty when there was nothing.</summary>
    public required string BaseHash { get; init; }

    public required string Author { get; init; }

    public required DateTimeOffset MadeAt { get; init; }

    public required OverlayState State { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }

    public required string ChangedBy { get; init; }

    /// <summary>How messages name it.</summary>
    public string Place => $"entry {Number}";
}

public enum OverlayKind
{
    /// <summary>A further way of asking for an item, or of saying an intent.</summary>
    Variant,

    /// <summary>A new item, or in another language than the base language the translation of one.</summary>
    Item,
}

public enum OverlayState
{
    /// <summary>Written down, without effect.</summary>
    Proposed,

    /// <summary>In use.</summary>
    Active,

    /// <summary>Taken back.</summary>
    Withdrawn,

    /// <summary>Stands in the files, which speak for themselves from then on.</summary>
    Exported,
}

using System.Text.Json.Nodes;

namespace SmartCV.Bot.Conversations;

/// <summary>Something the bot says, before a channel gives it its form.</summary>
/// <param name="Text">Simple Markdown.</param>
public sealed record Reply(string Text)
{
    /// <summary>What the user can press; on a channel without buttons they are listed as numbers.</summary>
    public IReadOnlyList<Choice> Choices { get; init; } = [];

    /// <summary>True when the text says nothing without its choices: they stand in it even where there are buttons, which vanish when the chat goes on.</summary>
    public bool NamesChoices { get; init; }

    /// <summary>An Adaptive Card (schema at most 1.5), shown under the text.</summary>
    public JsonObject? Card { get; init; }

    /// <summary>What is said instead on a channel that shows no cards; null: the same without the card.</summary>
    public Reply? WithoutCard { get; init; }
}

/// <param name="Title">What the button shows.</param>
/// <param name="Says">What the user is taken to say when pressing it.</param>
public sealed record Choice(string Title, string Says)
{
    public Choice(string title)
        : this(title, title)
    {
    }
}

namespace SmartCV.Bot.Tests.Recognition;

/// <summary>One invented report with the fields that should be found in it.</summary>
/// <param name="Expected">By field name. Null: the user did not say it. Lists are lines joined by \n; an empty list is null.</param>
internal sealed record SampleReport(string Id, string Channel, string Language, string? Subject, IReadOnlyList<string> Messages, IReadOnlyDictionary<string, string?> Expected)
{
    /// <summary>The moment at which all samples are read: Thursday, 19 November 2026, 10:00 in Shanghai.</summary>
    public static DateTimeOffset Now { get; } = new(2026, 11, 19, 10, 0, 0, TimeSpan.FromHours(8));

    public override string ToString() => Id;
}

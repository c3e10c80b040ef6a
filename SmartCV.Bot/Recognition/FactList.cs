using System.Text.RegularExpressions;

namespace SmartCV.Bot.Recognition;

/// <summary>Collects facts while a text is read. What is there first stays: structured headings come before free words.</summary>
internal sealed class FactList(ReadContext context)
{
    private readonly Dictionary<string, Fact> _values = new(StringComparer.Ordinal);

    public ReadContext Context { get; } = context;

    public IReadOnlyDictionary<string, Fact> Values => _values;

    public string? this[string field] => _values.TryGetValue(field, out var fact) ? fact.Value : null;

    public bool Has(string field) => _values.ContainsKey(field);

    public void Put(string field, string? value, string quote)
    {
        if (!string.IsNullOrWhiteSpace(value)) _values.TryAdd(field, new Fact(value, quote));
    }

    /// <summary>For a fact that turned out to hold something of another one.</summary>
    public void Replace(string field, Fact fact) => _values[field] = fact;

    public void Put(string field, Fact? fact)
    {
        if (fact is not null && !string.IsNullOrWhiteSpace(fact.Value)) _values.TryAdd(field, fact);
    }

    /// <summary>The group "v" of the match, in the user's spelling.</summary>
    public void Put(string field, ReportText text, Match match)
    {
        if (!match.Success) return;
        var value = match.Groups["v"];
        Put(field, text.Quote(value.Index, value.Length), text.Quote(match.Index, match.Length));
    }
}

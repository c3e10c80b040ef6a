using System.Text.RegularExpressions;

namespace SmartCV.Bot.Tests.Rules;

/// <summary>A word that must not stand in a line of code.</summary>
/// <param name="Advice">What to do instead.</param>
/// <param name="Covers">The C# files it is about.</param>
internal sealed record LineRule(string Name, string Advice, Regex Pattern, Func<SourceFile, bool> Covers)
{
    public IEnumerable<string> Offences(SourceFile file) => Covers(file) ? file.Matches(Pattern, Advice) : [];

    public override string ToString() => Name;
}

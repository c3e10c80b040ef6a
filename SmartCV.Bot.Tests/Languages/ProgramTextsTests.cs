using System.Text.RegularExpressions;
using SmartCV.Bot.Dialogs;
using SmartCV.Bot.Foundation;
using SmartCV.Bot.Hosting;
using SmartCV.Bot.Languages;

namespace SmartCV.Bot.Tests.Languages;

/// <summary>Keys and values are written in the source as literals: T("ticket.added", ("number", ...)). The declared list says the same, so that the content can be held against it.</summary>
public sealed partial class ProgramTextsTests
{
    private static readonly string Root = ContentRoot.Find([]);

    private static readonly string Source = string.Join('\n', new[] { "*.cs", "*.cshtml" }
        .SelectMany(kind => Directory.EnumerateFiles(Path.Combine(Root, "SmartCV.Bot"), kind, SearchOption.AllDirectories))
        .Where(f => !f.Contains("/obj/", StringComparison.Ordinal) && !f.Contains("/bin/", StringComparison.Ordinal) && !f.EndsWith("/WordLists.cs", StringComparison.Ordinal))
        .Select(File.ReadAllText));

    private static readonly HashSet<string> Literals = KeyLiteral().Matches(Source).Select(m => m.Groups["key"].Value).ToHashSet();

    [Fact]
    public void Every_text_that_the_program_names_is_declared()
    {
        var sections = ProgramTexts.All.Select(t => t.Key.Split('.')[0]).ToHashSet();
        var named = Literals.Where(l => l.Contains('.', StringComparison.Ordinal) && sections.Contains(l.Split('.')[0]) && Path.GetExtension(l) is not (".yaml" or ".css" or ".js"));

        Assert.DoesNotContain(named, l => ProgramTexts.Find(l) is null && !ProgramTexts.All.Any(t => IsMadeFrom(t.Key, l)));
    }

    [Fact]
    public void Every_declared_text_is_named_by_the_program() =>
        Assert.DoesNotContain(ProgramTexts.All.Select(t => t.Key), k => !Literals.Contains(k) && !Literals.Any(l => IsMadeFrom(k, l)));

    [Fact]
    public void The_declared_values_are_those_that_the_program_gives()
    {
        var calls = Call().Matches(Source).Select(m => (Key: m.Groups["key"].Value, Given: m.Groups["name"].Captures.Select(c => c.Value).Order().ToList())).ToList();

        Assert.True(calls.Count > 40, "The calls are not found any more: mend the pattern.");
        Assert.All(calls, call => Assert.Equal((call.Key, string.Join(' ', (ProgramTexts.Find(call.Key)?.Given ?? []).Order())), (call.Key, string.Join(' ', call.Given))));
    }

    [Fact]
    public void The_shipped_texts_are_those_of_the_program_and_of_the_forms()
    {
        var problems = new ContentProblems();
        var texts = TextCatalog.Load(Root, problems);
        var words = LanguageWords.Load(Root, problems);
        var forms = FormBook.Load(Root, words, problems);

        TextCheck.Run(texts, forms.NamedTexts, problems);
        WordLists.Check(words, problems);

        Assert.Empty(problems.Found);
        Assert.Empty(texts.Keys.Where(k => k.StartsWith("form.done_", StringComparison.Ordinal)).Except(forms.NamedTexts.Select(t => t.Key)));
    }

    [Fact]
    public void The_word_lists_are_those_that_the_program_looks_into()
    {
        var named = List().Matches(Source).Select(m => m.Groups["list"].Value).ToHashSet();

        Assert.DoesNotContain(named, n => !WordLists.All.Any(l => l.StartsWith(n, StringComparison.Ordinal)));
        Assert.DoesNotContain(WordLists.All, l => !Literals.Contains(l) && !named.Any(n => n.EndsWith('_') && l.StartsWith(n, StringComparison.Ordinal)));
    }

    // "turn.button." + verb, "time.minutes" + ".one", "time.at_date" + "_year", "time.month.m" + number; a * is made from what stands before it.
    private static bool IsMadeFrom(string key, string literal) =>
        literal.Contains('.', StringComparison.Ordinal) && key.StartsWith(literal, StringComparison.Ordinal)
        && (literal[^1] is '.' or '_' || Ending().IsMatch(key[literal.Length..]));

    [GeneratedRegex("""(?<!\$)"(?<key>[a-z]+([._-][a-z0-9_-]*)*)"(?!:)""")]
    private static partial Regex KeyLiteral();

    [GeneratedRegex(@"^(\.one|\.many|_year|\d+|_?\*)$")]
    private static partial Regex Ending();

    /// <summary>A key and the values behind it, as far as they stand in one call.</summary>
    [GeneratedRegex("""(?:(?:\bT|Say|SayText|\.Text|[Tt]exts)\((?:[\w.]+,\s*)?)"(?<key>[a-z]+\.[a-z0-9_.]+)"(?:,\s*\("(?<name>\w+)",\s*(?<open>)(?:[^()]|(?<open>\()|(?<-open>\)))*?(?<-open>\))(?(open)(?!)))*\)""")]
    private static partial Regex Call();

    [GeneratedRegex("""(?:\bIs|LanguageOf)\("(?<list>[a-z_]+)"[,\s]""")]
    private static partial Regex List();
}

namespace SmartCV.Bot.Learning;

/// <summary>What was typed behind <c>learn</c>: a verb, its words, our options; everything else belongs to the settings.</summary>
public sealed record LearnArguments
{
    private const string DefaultAuthor = "operator";

    public string Verb { get; private init; } = "";

    /// <summary>What stands behind the verb, up to the first option.</summary>
    public IReadOnlyList<string> Words { get; private init; } = [];

    public string? Language { get; private init; }

    /// <summary>Who does it; the name of the login unless it is given.</summary>
    public string Author { get; private init; } = DefaultAuthor;

    /// <summary>Id of a group or a question.</summary>
    public string? From { get; private init; }

    /// <summary>Files of questions to evaluate with.</summary>
    public IReadOnlyList<string> Against { get; private init; } = [];

    public bool Anyway { get; private init; }

    public bool All { get; private init; }

    public bool Json { get; private init; }

    /// <summary>Settings of the host.</summary>
    public IReadOnlyList<string> Settings { get; private init; } = [];

    /// <exception cref="LearnException">An option has no value.</exception>
    public static LearnArguments Read(IReadOnlyList<string> args)
    {
        var words = args.TakeWhile(a => !a.StartsWith("--", StringComparison.Ordinal)).ToList();
        var read = new LearnArguments
        {
            Verb = words.Count > 0 ? words[0] : "",
            Words = words.Skip(1).ToList(),
            Author = Environment.UserName is { Length: > 0 } login ? login : DefaultAuthor,
        };
        var (against, settings) = (new List<string>(), new List<string>());
        for (var i = words.Count; i < args.Count; i++)
        {
            var (name, equal) = (args[i].Split('=')[0], args[i].IndexOf('='));
            string Value()
            {
                if (equal > 0) return args[i][(equal + 1)..];
                return i + 1 < args.Count && !args[i + 1].StartsWith("--", StringComparison.Ordinal) ? args[++i] : throw new LearnException($"'{name}' needs a value: {name} {ExampleOf(name)}");
            }

            switch (name)
            {
                case "--language": read = read with { Language = Value() }; break;
                case "--author": read = read with { Author = Value() }; break;
                case "--from": read = read with { From = Value() }; break;
                case "--against": against.Add(Value()); break;
                case "--anyway": read = read with { Anyway = true }; break;
                case "--all": read = read with { All = true }; break;
                case "--json": read = read with { Json = true }; break;
                default: settings.Add(args[i]); break;
            }
        }

        return read with { Against = against, Settings = settings };
    }

    private static string ExampleOf(string name) => name switch
    {
        "--language" => "en",
        "--author" => "\"Li Na\"",
        "--from" => "3fa91c20 (an id that 'questions --groups' shows)",
        _ => "questions.tsv",
    };
}

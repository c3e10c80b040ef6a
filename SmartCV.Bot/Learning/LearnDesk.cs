using SmartCV.Bot.Dialogs;
using SmartCV.Bot.Foundation;
using SmartCV.Bot.Knowledge;
using SmartCV.Bot.Languages;
using SmartCV.Bot.Recognition;

namespace SmartCV.Bot.Learning;

/// <summary>
/// From what customers asked in vain to content that answers it: group, propose, check, apply, export. Commands print what it says; a screen may do the same.
/// Every method tells mistakes of whoever asks by a <see cref="LearnException"/>.
/// </summary>
/// <param name="root">The folder that holds dialogs/.</param>
public sealed class LearnDesk(string root, OverlayStore store, UnansweredQuestions questions, IntentModelCache models, TimeProvider time)
{
    /// <summary>So many questions are grouped, the newest.</summary>
    public const int MostQuestions = 10_000;

    // What else may change for customers: as many of the open questions are asked again.
    private const int MostOpenAsked = 1000;

    /// <summary>What counts as sure, likely and unknown: as the host has it.</summary>
    public AnswerOptions Answers { get; init; } = new();

    /// <summary>Told before a step that takes long.</summary>
    public Action<string> Progress { get; init; } = _ => { };

    /// <summary>All entries, and what should be known of those that count or could.</summary>
    public async Task<(IReadOnlyList<OverlayEntry> Entries, IReadOnlyList<OverlayNote> Notes)> ListAsync(CancellationToken ct)
    {
        var entries = await store.AllAsync(ct);
        var (files, forms) = Files(root);
        return (entries, ContentOverlay.Lay(files, [.. entries.Where(e => e.State is OverlayState.Proposed or OverlayState.Active)], forms).Notes);
    }

    /// <summary>The open questions in groups.</summary>
    public async Task<GroupedQuestions> GroupsAsync(CancellationToken ct)
    {
        var open = await questions.ListAsync(MostQuestions, ct);
        var content = await InUseAsync(ct);
        var engine = models.LoadOrTrain(content.Examples());
        return new GroupedQuestions(QuestionGroups.Of(open, engine), content.Book, open.Count == MostQuestions);
    }

    /// <summary>Writes ways of asking down as proposed.</summary>
    public async Task<IReadOnlyList<long>> ProposeVariantsAsync(VariantProposal proposal, CancellationToken ct)
    {
        var (files, forms) = Files(root);
        var all = await store.AllAsync(ct);
        var content = ContentOverlay.Lay(files, [.. all.Where(e => e.State == OverlayState.Active)], forms).Content;
        var item = content.Book.Find(proposal.Item);
        if (item is null && !IntentExamples.Names.Contains(proposal.Item)) throw new LearnException(Suggestions.Unknown(proposal.Item, content, all));
        var fresh = new List<NewOverlayEntry>();
        foreach (var text in proposal.Texts)
        {
            var clean = ProposedTexts.Clean(text);
            var language = ProposedTexts.LanguageOf(clean, proposal.Language, content.Book.Languages);
            fresh.Add(new NewOverlayEntry(OverlayKind.Variant, proposal.Item, language, clean, item is null ? "" : OverlayHash.Of(item, language)));
        }

        return await AddAsync(fresh, all, proposal.Questions, proposal.Author);
    }

    /// <summary>Writes the items of a file down as proposed; see docs/faq.md for its format.</summary>
    public async Task<IReadOnlyList<long>> ProposeItemsAsync(ItemProposal proposal, CancellationToken ct)
    {
        var all = await store.AllAsync(ct);
        var (files, _) = Files(root);
        var language = proposal.Language ?? FaqEntry.BaseLanguage;
        if (!files.Book.Languages.Contains(language)) throw new LearnException($"There is no language '{language}'; there are {string.Join(", ", files.Book.Languages)} (folders of dialogs/languages).");
        var fresh = ProposedItems.Of(proposal.File, language)
            .Select(i => new NewOverlayEntry(OverlayKind.Item, i.Id, language, i.Body, files.Book.Find(i.Id) is { } translated ? OverlayHash.Of(translated, language) : ""))
            .ToList();
        return await AddAsync(fresh, all, proposal.Questions, proposal.Author);
    }

    /// <summary>Says of questions that nothing is to be done.</summary>
    public Task IgnoreAsync(IReadOnlyList<string> ids) => store.IgnoreAsync(ids);

    /// <summary>Finds out what entries would do, or do when they are in use already.</summary>
    public async Task<CheckedChange> CheckAsync(IReadOnlyList<long> numbers, IReadOnlyList<string> against, CancellationToken ct)
    {
        var all = await store.AllAsync(ct);
        var chosen = numbers.Count > 0 ? numbers.Select(n => Find(all, n)).ToList() : all.Where(e => e.State == OverlayState.Proposed).ToList();
        if (chosen.Count == 0) throw new LearnException("Nothing is proposed, so there is nothing to check. Propose something first: learn variant, learn from, learn item");
        if (chosen.Find(e => e.State == OverlayState.Exported) is { } exported) throw new LearnException($"Entry {exported.Number} stands in the files already; 'evaluate' measures those.");
        var (files, forms) = Files(root);
        var active = all.Where(e => e.State == OverlayState.Active).ToList();
        var without = ContentOverlay.Lay(files, [.. active.Except(chosen)], forms);
        var with = ContentOverlay.Lay(files, [.. active.Union(chosen).OrderBy(e => e.Number)], forms);
        RequireUsable(with.Notes.Where(n => chosen.Contains(n.Entry)));
        var sets = against.Select(file => (file, QuestionFiles.Read(file, with.Content))).ToList();
        var logged = await LoggedAsync(chosen, ct);
        var report = new ChangeCheck(models, Answers, Progress).Run(without.Content, with.Content, sets, logged);
        return new CheckedChange(chosen, with.Notes.Where(n => chosen.Contains(n.Entry)).ToList(), report);
    }

    /// <summary>Checks entries and puts them to use, unless that makes things worse. Entries in use whose item has changed since are confirmed instead.</summary>
    /// <param name="anyway">Puts them to use however they do.</param>
    public async Task<AppliedChange> ApplyAsync(IReadOnlyList<long> numbers, IReadOnlyList<string> against, bool anyway, string author, CancellationToken ct)
    {
        var (entries, notes) = await ListAsync(ct);
        var chosen = numbers.Select(n => Find(entries, n)).ToList();
        if (chosen.Count == 0) throw new LearnException("Which entry is to be put to use? learn apply NUMBER; 'learn list' shows them.");
        if (chosen.TrueForAll(e => e.State == OverlayState.Active))
        {
            if (chosen.Find(e => !notes.Any(n => n.Entry == e && n.Finding == OverlayFinding.Changed)) is { } inUse) throw new LearnException($"Entry {inUse.Number} is in use already.");
            await MoveAsync(chosen, OverlayState.Active, author);
            return new AppliedChange(null, Applied: true);
        }

        if (chosen.Find(e => e.State == OverlayState.Active) is { } active) throw new LearnException($"Entry {active.Number} is in use already; leave it out.");
        // The check takes a minute: what it says is true beside what counts now, and not beside what somebody else puts to use meanwhile.
        var revision = await store.RevisionAsync(ct);
        var check = await CheckAsync(numbers, against, ct);
        if (check.Report.GetsWorse && !anyway) return new AppliedChange(check, Applied: false);
        await MoveAsync(chosen, OverlayState.Active, author, revision: revision);
        return new AppliedChange(check, Applied: true);
    }

    /// <summary>Takes entries back.</summary>
    public async Task WithdrawAsync(IReadOnlyList<long> numbers, string author, CancellationToken ct)
    {
        var all = await store.AllAsync(ct);
        var chosen = numbers.Select(n => Find(all, n)).ToList();
        if (chosen.Count == 0) throw new LearnException("Which entry is to be withdrawn? learn withdraw NUMBER; 'learn list' shows them.");
        if (chosen.Find(e => e.State == OverlayState.Withdrawn) is { } gone) throw new LearnException($"Entry {gone.Number} is withdrawn already.");
        if (chosen.Find(e => e.State == OverlayState.Exported) is { } exported)
            throw new LearnException($"Entry {exported.Number} stands in the files; take it out there (dialogs/languages/{exported.Language}), and the host follows.");
        var (files, forms) = Files(root);
        var active = all.Where(e => e.State == OverlayState.Active).ToList();
        var now = ContentOverlay.Lay(files, active, forms).Notes.Where(n => n.Finding == OverlayFinding.Conflict).Select(n => n.Entry.Number).ToHashSet();
        var then = ContentOverlay.Lay(files, [.. active.Except(chosen)], forms).Notes.FirstOrDefault(n => n.Finding == OverlayFinding.Conflict && !now.Contains(n.Entry.Number));
        if (then is not null) throw new LearnException($"Entry {then.Entry.Number} needs what would be withdrawn ({then.Message}) Withdraw both: learn withdraw {string.Join(' ', numbers.Append(then.Entry.Number))}");
        await MoveAsync(chosen, OverlayState.Withdrawn, author, keepHash: true);
    }

    /// <summary>Writes what is in use into files. In the host's own files it counts from there on, and its entries are settled.</summary>
    /// <param name="folder">A folder that holds dialogs/; null: the host's own.</param>
    public async Task<ExportedChange> ExportAsync(string? folder, string author, CancellationToken ct)
    {
        var target = Path.GetFullPath(folder ?? root);
        if (!Directory.Exists(Path.Combine(target, "dialogs"))) throw new LearnException($"'{target}' holds no folder dialogs. Name the folder above it, for instance a clone of the repository.");
        var active = await store.InUseAsync(ct);
        if (active.Count == 0) return new ExportedChange([], [], Settled: true);
        var (_, forms) = Files(target);
        var files = new ContentExport(target, forms).Run(active);
        var own = Path.TrimEndingDirectorySeparator(target) == Path.TrimEndingDirectorySeparator(Path.GetFullPath(root));
        if (own) await MoveAsync(active, OverlayState.Exported, author, keepHash: true);
        return new ExportedChange(active, files, own);
    }

    private async Task<FaqContent> InUseAsync(CancellationToken ct)
    {
        var (files, forms) = Files(root);
        return ContentOverlay.Lay(files, await store.InUseAsync(ct), forms).Content;
    }

    private async Task<IReadOnlyList<long>> AddAsync(List<NewOverlayEntry> fresh, IReadOnlyList<OverlayEntry> all, IReadOnlyList<string> asked, string author)
    {
        var (files, forms) = Files(root);
        var now = time.GetUtcNow();
        var there = all.Where(e => e.State is OverlayState.Active or OverlayState.Proposed);
        // Numbered behind what is there, so that a clash names the older one.
        var candidates = fresh.Select((f, i) => f.ToEntry(all.Count + 1 + i, author, now)).ToList();
        var notes = ContentOverlay.Lay(files, [.. there, .. candidates], forms).Notes.Where(n => candidates.Contains(n.Entry)).ToList();
        RequireUsable(notes);
        var added = fresh.Where((_, i) => !notes.Exists(n => n.Entry == candidates[i] && n.Finding == OverlayFinding.InFiles)).ToList();
        if (added.Count == 0) throw new LearnException($"Nothing is new. {string.Join(' ', notes.Select(n => n.Message))}");
        return await store.AddAsync(added, asked, author, now);
    }

    private async Task<IReadOnlyList<LoggedQuestion>> LoggedAsync(IReadOnlyList<OverlayEntry> chosen, CancellationToken ct)
    {
        var logged = new List<LoggedQuestion>();
        foreach (var entry in chosen)
            logged.AddRange((await questions.OfEntryAsync(entry.Number, ct)).Select(q => new LoggedQuestion(q.Text, q.Language, entry.Item)));
        logged.AddRange((await questions.ListAsync(MostOpenAsked, ct)).Select(q => new LoggedQuestion(q.Text, q.Language, null)));
        // What an entry is for is open too until the entry is in use: once is enough.
        return logged.DistinctBy(q => QuestionGroup.IdOf(q.Language, q.Text)).ToList();
    }

    private async Task MoveAsync(IReadOnlyList<OverlayEntry> chosen, OverlayState to, string author, bool keepHash = false, long? revision = null)
    {
        var content = await InUseAsync(CancellationToken.None);
        var moves = chosen.Select(e => new OverlayMove(e, to, keepHash || content.Book.Find(e.Item) is not { } item || e.BaseHash.Length == 0 ? e.BaseHash : OverlayHash.Of(item, e.Language))).ToList();
        if (await store.MoveAsync(moves, author, time.GetUtcNow(), revision)) return;
        throw new LearnException("Somebody else has changed what counts, or one of these entries, in the meantime; look at 'learn list' and try again.");
    }

    private static OverlayEntry Find(IReadOnlyList<OverlayEntry> all, long number) =>
        all.FirstOrDefault(e => e.Number == number) ?? throw new LearnException($"There is no entry {number}; 'learn list --all' shows all there are.");

    private static void RequireUsable(IEnumerable<OverlayNote> notes)
    {
        if (notes.Where(n => n.Finding == OverlayFinding.Conflict).ToList() is { Count: > 0 } conflicts) throw new LearnException(string.Join('\n', conflicts.Select(c => c.Message)));
    }

    private static (FaqContent Content, IReadOnlySet<string> Forms) Files(string root)
    {
        var problems = new ContentProblems();
        var forms = FormBook.Load(root, LanguageWords.Load(root, problems), problems).Names;
        var content = FaqReader.Read(root, forms, problems);
        if (!problems.None) throw new LearnException($"The files of dialogs/ have mistakes; mend them first:\n{string.Join('\n', problems.Found)}");
        return (content, forms);
    }
}

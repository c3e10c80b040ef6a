using SmartCV.Bot.Tests.DirectLine;
using SmartCV.Bot.Tests.Support;
using SmartCV.Channels.Protocol;

namespace SmartCV.Bot.Tests.Kill;

/// <summary>
/// 500 messages of 50 conversations from concurrent senders. Within a conversation they go out one after the other. A sender whose message gets no answer waits until there is
/// a host again; half of the senders then send it again with the same id of their own, the other half go on with the next one.
/// </summary>
internal sealed class Traffic : IDisposable
{
    private const int Conversations = 50;
    private const int Messages = 10;

    private readonly List<LineClient> _clients = [];
    private readonly List<(int Conversation, int Number, string Id)> _answered = [];
    private readonly TaskCompletionSource<HttpClient> _again = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _unanswered;

    /// <summary>Messages that got an id so far.</summary>
    public int Answered
    {
        get
        {
            lock (_answered) return _answered.Count;
        }
    }

    /// <summary>Posts that got none: without any, the kill hit nothing.</summary>
    public int Unanswered => _unanswered;

    public static async Task<Traffic> StartAsync(string address, string? second = null)
    {
        var traffic = new Traffic();
        for (var c = 0; c < Conversations; c++) traffic._clients.Add(await LineClient.StartAsync(c % 2 == 1 && second is not null ? second : address, $"dl_{c}"));
        return traffic;
    }

    public Task SendAsync() => Task.WhenAll(_clients.Select((client, c) => SendAsync(client, c)));

    /// <summary>Tells the senders that there is a host again, and where.</summary>
    public void GoOn(HttpClient over) => _again.SetResult(over);

    /// <summary>Reads all transcripts where <paramref name="address"/> is and checks every promise.</summary>
    public async Task CheckAsync(string address)
    {
        for (var c = 0; c < Conversations; c++)
        {
            var read = new Transcript(address, _clients[c]);
            await read.UntilAnsweredAsync();
            read.Check(_answered.Where(a => a.Conversation == c).Select(a => (a.Number, a.Id)).ToList());
        }
    }

    public void Dispose() => _clients.ForEach(c => c.Dispose());

    private async Task SendAsync(LineClient client, int c)
    {
        HttpClient? over = null;
        for (var n = 0; n < Messages; n++)
        {
            var id = await TryAsync(client, n, over);
            if (id is null)
            {
                var host = await _again.Task;
                if (over is null) over = LineClient.Open(host.BaseAddress!.ToString(), client.Token);
                if (c % 4 < 2) id = await TryAsync(client, n, over) ?? throw new InvalidOperationException($"Message {n} of conversation {c} was refused after the restart.");
            }

            if (id is null) continue;
            lock (_answered) _answered.Add((c, n, id));
        }

        over?.Dispose();
    }

    private async Task<string?> TryAsync(LineClient client, int n, HttpClient? over)
    {
        string? id = null;
        try
        {
            id = await client.PostAsync(Transcript.TextOf(n), $"m{n}", over);
        }
        catch (HttpRequestException)
        {
            // The host is gone; whether the message was stored is what nobody knows now.
        }

        if (id is null) Interlocked.Increment(ref _unanswered);
        return id;
    }

    /// <summary>What a client sees of one conversation in the end.</summary>
    private sealed class Transcript(string address, LineClient client)
    {
        private IReadOnlyList<Activity> _lines = [];

        public static string TextOf(int n) => $"你好，这是第 {n} 句";

        public Task UntilAnsweredAsync() => Deadline.UntilAsync(
            async _ =>
            {
                using var reader = LineClient.Reopen(address, client);
                _lines = await reader.ReadAsync();
                return Questions().All(q => _lines.Any(a => a.ReplyToId == q.Id));
            },
            $"every message of {client.ConversationId} is answered");

        public void Check(IReadOnlyList<(int Number, string Id)> answered)
        {
            var questions = Questions();
            foreach (var (number, id) in answered) Assert.Equal(TextOf(number), Assert.Single(questions, q => q.Id == id).Text);
            // Sent again or not, stored without an answer or not: never twice, and in the order in which they were sent.
            var numbers = questions.Select(q => int.Parse(q.Text!.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture)).ToList();
            Assert.Equal(numbers.Distinct().Order(), numbers);
            foreach (var question in questions) Assert.Single(_lines, a => a.ReplyToId == question.Id);
            Assert.Equal(_lines.Count, _lines.Select(a => a.Id).Distinct().Count());
            // Answers come in the order of their questions.
            var replies = _lines.Where(a => a.ReplyToId is not null && questions.Any(q => q.Id == a.ReplyToId)).Select(a => a.ReplyToId);
            Assert.Equal(questions.Select(q => q.Id), replies);
        }

        private List<Activity> Questions() => _lines.Where(a => a.From?.Role == "user").ToList();
    }
}

namespace SmartCV.Bot.LanguageModel;

/// <summary>Section <c>LanguageModel</c>: a server that speaks the chat completions protocol of OpenAI. Off unless an endpoint is named.</summary>
public sealed class LanguageModelOptions
{
    /// <summary>Base address (https://api.example.com/v1). Empty: no language model, and nothing of it costs anything.</summary>
    public string Endpoint { get; set; } = "";

    /// <summary>Name of the model, as the endpoint calls it.</summary>
    public string Model { get; set; } = "";

    /// <summary>Secret. Empty for servers that ask for none.</summary>
    public string ApiKey { get; set; } = "";

    /// <summary>
    /// How long one call may take, from 0.1 s to 10 s and less than a turn may take. What is not there by then is not waited for. The default leaves a second for the rest of
    /// the turn where a channel waits for the reply in its request (WeChat: 5 s, of which we use 4).
    /// </summary>
    public TimeSpan TimeLimit { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>Calls that one conversation may cost within 24 hours.</summary>
    public int CallsPerConversation { get; set; } = 20;

    /// <summary>Tokens (prompt and answer) that one conversation may cost within 24 hours.</summary>
    public int TokensPerConversation { get; set; } = 40_000;

    /// <summary>Calls of this host at the same time. One more is not made: a slow endpoint must not take the places of turns that need none.</summary>
    public int CallsAtOnce { get; set; } = 8;

    /// <summary>How long the endpoint is left alone after it has failed three times in a row, or said that it is too much.</summary>
    public TimeSpan Pause { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Asks the server to answer in JSON (response_format). A few local servers refuse that.</summary>
    public bool JsonMode { get; set; } = true;

    /// <summary>Words an answer from several FAQ items that could be meant.</summary>
    public bool Answers { get; set; } = true;

    /// <summary>Finds parts of a report in a long text.</summary>
    public bool Reports { get; set; } = true;

    /// <summary>Sums a new ticket up for the agent.</summary>
    public bool Summaries { get; set; } = true;

    /// <summary>Characters from which on a text is long: a report is then looked through.</summary>
    public int LongText { get; set; } = 120;

    internal bool IsOn => Endpoint.Length > 0;
}

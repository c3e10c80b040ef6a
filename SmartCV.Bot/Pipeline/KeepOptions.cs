namespace SmartCV.Bot.Pipeline;

/// <summary>Section <c>Keep</c>: how long rows are kept that nobody looks at any more.</summary>
public sealed class KeepOptions
{
    /// <summary>
    /// Done entries of the inbox. They are what a repeated delivery is recognised by: a message that comes again after this time counts as a new one. WeChat repeats
    /// within 15 s, a page that was closed with an unsent message when it is opened again, a mail server for up to five days.
    /// </summary>
    public TimeSpan Inbox { get; set; } = TimeSpan.FromDays(30);

    /// <summary>Files whose message never came: an upload that broke off, a form that was not sent.</summary>
    public TimeSpan UnsentFiles { get; set; } = TimeSpan.FromDays(2);

    /// <summary>Lines of changes: who follows them must come back within this time, or begin anew.</summary>
    public TimeSpan Changes { get; set; } = TimeSpan.FromDays(30);
}

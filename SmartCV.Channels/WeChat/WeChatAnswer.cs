namespace SmartCV.Channels.WeChat;

/// <summary>Why a call did not work.</summary>
/// <param name="Code">errcode of the platform; 0 when none was given.</param>
/// <param name="Message">For the log and the check command: our own words, the code, the platform's request id, never a token, a secret or what was sent.</param>
/// <param name="RetryAfter">How long the same call is useless, where that is known.</param>
public sealed record WeChatFailure(WeChatReaction Reaction, int Code, string Message, TimeSpan? RetryAfter = null);

/// <summary>How a call ended. A class and no record: a record would print its value, and values may be tokens.</summary>
public class WeChatAnswer
{
    protected WeChatAnswer(WeChatFailure? failure) => Failure = failure;

    public static WeChatAnswer Ok { get; } = new(null);

    public bool IsOk => Failure is null;

    /// <summary>Null when it worked.</summary>
    public WeChatFailure? Failure { get; }

    public WeChatReaction Reaction => Failure?.Reaction ?? WeChatReaction.None;

    /// <summary>errcode of the platform; 0 when it worked or when there was no answer.</summary>
    public int Code => Failure?.Code ?? 0;

    public string Message => Failure?.Message ?? "ok";

    public TimeSpan? RetryAfter => Failure?.RetryAfter;

    public static WeChatAnswer Failed(WeChatFailure failure) => new(failure);

    public override string ToString() => Message;
}

/// <summary>How a call ended that brings something.</summary>
public sealed class WeChatAnswer<T> : WeChatAnswer
{
    private readonly T? _value;

    private WeChatAnswer(T? value, WeChatFailure? failure) : base(failure) => _value = value;

    /// <exception cref="InvalidOperationException">The call failed.</exception>
    public T Value => IsOk ? _value! : throw new InvalidOperationException($"There is no value: {Message}");

    public static WeChatAnswer<T> Of(T value) => new(value, null);

    public static new WeChatAnswer<T> Failed(WeChatFailure failure) => new(default, failure);

    /// <summary>The same with another value. A null means that the platform's answer lacked what it should have.</summary>
    internal WeChatAnswer<TOther> Select<TOther>(Func<T, TOther?> read)
    {
        if (Failure is not null) return WeChatAnswer<TOther>.Failed(Failure);
        return read(Value) is { } other ? WeChatAnswer<TOther>.Of(other) : WeChatAnswer<TOther>.Failed(WeChatFailures.Unreadable);
    }
}

namespace SmartCV.Channels.WeChat.Simulation;

/// <summary>
/// What the platform allows towards each user: 5 messages in 48 h after theirs, 3 in a minute after a click, a follow or a scan. A new message of the user
/// counts anew.
/// </summary>
internal sealed class SimulatedUsers(TimeProvider time)
{
    private static readonly Allowance AfterMessage = new(5, TimeSpan.FromHours(48));
    private static readonly Allowance AfterAction = new(3, TimeSpan.FromMinutes(1));

    private readonly Lock _gate = new();
    private readonly Dictionary<string, User> _users = [];

    public void Wrote(string openId) => Change(openId, user => user.Message = new Budget(AfterMessage.Count, time.GetUtcNow() + AfterMessage.Life));

    public void Acted(string openId) => Change(openId, user => user.Action = new Budget(AfterAction.Count, time.GetUtcNow() + AfterAction.Life));

    public void Left(string openId) => Change(openId, user => (user.HasLeft, user.Message, user.Action) = (true, null, null));

    public void Agreed(string openId, string templateId) => Change(openId, user => user.Consents.Add(templateId));

    public bool IsFollower(string openId)
    {
        lock (_gate) return _users.TryGetValue(openId, out var user) && !user.HasLeft;
    }

    /// <summary>0 when one more may be sent, which is counted; else the errcode.</summary>
    public int Spend(string openId)
    {
        lock (_gate)
        {
            if (!_users.TryGetValue(openId, out var user)) return 45015;
            var now = time.GetUtcNow();
            var open = new[] { user.Action, user.Message }.Where(budget => budget?.End > now).ToList();
            if (open.Count == 0) return 45015;
            if (open.Find(budget => budget!.Left > 0) is not { } spent) return 45047;
            spent.Left--;
            return 0;
        }
    }

    /// <summary>One consent is one notification.</summary>
    public bool SpendConsent(string openId, string templateId)
    {
        lock (_gate) return _users.TryGetValue(openId, out var user) && user.Consents.Remove(templateId);
    }

    private void Change(string openId, Action<User> change)
    {
        lock (_gate)
        {
            if (!_users.TryGetValue(openId, out var user)) _users[openId] = user = new User();
            user.HasLeft = false;
            change(user);
        }
    }

    private sealed record Allowance(int Count, TimeSpan Life);

    private sealed class Budget(int count, DateTimeOffset end)
    {
        public int Left { get; set; } = count;

        public DateTimeOffset End { get; } = end;
    }

    private sealed class User
    {
        public bool HasLeft { get; set; }

        public Budget? Message { get; set; }

        public Budget? Action { get; set; }

        public List<string> Consents { get; } = [];
    }
}

namespace SmartCV.Bot.Languages;

/// <summary>
/// Every text that the program says, with the values it gives. The content is held against this list at the start, so that no customer meets a
/// text that is missing or that asks for a value nobody gives; a test holds the list against the source.
/// </summary>
public static class ProgramTexts
{
    // A line: the section, the values that all its texts are given, and the keys below it. A * stands for keys that the content adds.
    private const string Listed = """
        form : skip submit change cancel yes no yes_right no_wrong comma note_added kept_as_note question_kept files_missing keep skip_required back_first empty other
        form number label : summary_hint
        form : summary_title from_browser from_account from_earlier guessed unsure change_which change_unknown paused resumed cancelled cancelled_kept
        form : card_offer card_back card_lead card_more card_files card_errors
        form fields : noted changed
        form label : ask_value ask_choice
        form label value : check_value summary_line
        form value : current_value
        form count : files files_received
        form label min max : error_empty error_choice error_boolean error_email error_email_typo error_phone error_time error_date error_file error_long error_short error_pattern
        form number : done done_report done_*
        time.weekday : mon tue wed thu fri sat sun
        time.month : m1 m2 m3 m4 m5 m6 m7 m8 m9 m10 m11 m12
        time clock weekday day month year : at_today at_tomorrow at_day_after at_date at_date_year opens_date opens_date_year
        time when zone : in_zone
        time.zone zone : other
        time.zone : *
        time from to : days window
        time days windows : hours
        time : every_day days_separator window_separator hours_separator always never
        time count : minutes.one minutes.many hour_count.one hour_count.many day_count.one day_count.many working_days.one working_days.many
        ticket.status : new open waiting solved closed
        ticket.status_hint : new open waiting solved closed
        ticket.priority : p1 p2 p3
        ticket.category : other *
        ticket.type : *
        ticket number subject status : line current_status
        ticket time : respond_by solve_by last_update
        ticket : late others
        ticket number : not_found added added_after reopened closed_idle remind solved_confirm solved_by_you still_open withdrawn urgent_unfinished urgent_at_once already_filed
        ticket number subject : withdraw_confirm
        ticket number new_number : follow_up
        ticket : none ask_contact
        ticket summary : ai_summary
        ticket.refused : not_active solution_missing
        ticket.event status : status
        ticket.event priority : priority
        ticket.event number : opened message_user message_agent note work_around solved reopened closed due_warned due_missed user_reminded classified linked
        turn : welcome hello bot angry signs thanks ok nothing_to_cancel nothing_to_resume helped helped_or_meant meant glad not_helped which miss miss_choice miss_again plan_ask plan_noted plan_unknown
        turn : urgent_chat urgent_security urgent_data_loss form_gone restarted restarted_kept resume_which language_now language_which tickets_title
        turn : voice_unheard place_unread file_lost transfer_again
        turn text : heard
        turn plan : plan_differs
        turn title : follow_same
        turn answer sources : worded
        turn.plan_name : free paid professional enterprise
        turn link : help progress_link file_unread
        turn closes : person_open
        turn question : person_takes_question
        turn form : person_takes_form
        turn opens hours : person_closed
        turn hotline hours : urgent_hotline
        turn opens : urgent_ticket
        turn number : form_sent_before apology
        turn.button : person ticket_status my_tickets plan plan_paid plan_free plan_unknown helped not_helped resume none_of_these
        turn.button : ticket_solved ticket_unsolved ticket_keep language
        turn.button number : ticket_add ticket_withdraw
        page : timeline add placeholder send sent empty too_long reported unreadable late missing missing_text
        page seconds : too_many
        page.wechat : tickets no_tickets report after back received_text again too_old not_yours
        page.wechat number : filed
        page.wechat : code code_about code_show code_picture code_help code_again code_missing
        page.wechat_return : expired expired_text denied denied_text away away_text busy busy_text
        page.field : *
        page.files : label help not_sent
        page.files name limit count : empty kind forged too_long too_much too_many
        error : refused fault fault_text missing missing_text
        chat : title subtitle close no_script placeholder reconnecting offline refused card_sent chosen elsewhere elsewhere_link
        chat why : unsent
        chat name : take_away
        chat limit count : too_long
        chat seconds : too_many
        chat.launcher : open close
        chat.launcher count : unread
        help : title lead chat chat_about chat_open required optional if_needed choose one_per_line colon sending after wrong mistakes
        help : received received_text missing missing_text
        help number : filed
        """;

    /// <summary>Single texts before those with a *, so that the first that fits is the closest.</summary>
    public static IReadOnlyList<ProgramText> All { get; } = [.. Listed.Split('\n').SelectMany(Read).OrderBy(t => t.IsOpen)];

    /// <summary>The text that this key is; null when the program has none of that name.</summary>
    public static ProgramText? Find(string key) => All.FirstOrDefault(t => t.Covers(key));

    private static IEnumerable<ProgramText> Read(string line)
    {
        var colon = line.IndexOf(':');
        string[] left = line[..colon].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return line[(colon + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(name => new ProgramText($"{left[0]}.{name}", left[1..]));
    }
}

/// <param name="Key">With a * at its end it stands for every key that begins so; none of those has to be there.</param>
/// <param name="Given">Names of the values that the program gives: a text may use them or not.</param>
public sealed record ProgramText(string Key, IReadOnlyList<string> Given)
{
    public bool IsOpen => Key.EndsWith('*');

    public bool Covers(string key) => IsOpen ? key.Length >= Key.Length && key.StartsWith(Key[..^1], StringComparison.Ordinal) : key == Key;
}

using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace FundsCheck.Rules.HotReload;

/// <summary>
/// The rules of a folder. The constructor loads the folder or throws. A watched folder is scanned at intervals; a change that is stable for
/// the settle time is loaded or rejected as a whole. One reference holds the rules in force, and only <see cref="Look"/> replaces it.
/// </summary>
internal sealed class RuleFolder : IRuleSetSource, IDisposable
{
    /// <summary>The number of scans in a row with a new change after which the folder is reported as unstable.</summary>
    public const int UnsettledLooksMax = 20;

    // A stuck scan must not delay the stop of the host.
    private static readonly TimeSpan LastLookMax = TimeSpan.FromSeconds(5);

    private readonly RuleFolderOptions _options;
    private readonly string _folder;
    private readonly TimeProvider _time;
    private readonly RulesLog _log;
    private readonly RulesTelemetry _telemetry;
    private readonly Lock _looking = new();
    private readonly LookWatch _watch;
    private readonly ITimer? _timer;
    private volatile RulesStatus _status;
    private int _isLookComing;
    private volatile bool _isEnded;

    // The lock guards these fields.
    private FolderSignal? _signal;
    private string? _judged;
    private string? _settling;
    private int _unsettledLooks;
    private bool _isUnsignalledLogged;

    public RuleFolder(IOptions<RuleFolderOptions> options, TimeProvider time, RulesTelemetry telemetry, ILogger<IRuleSetSource> logger)
    {
        _options = options.Value;
        _time = time;
        _telemetry = telemetry;
        _log = new RulesLog(logger);
        _watch = new LookWatch(time);

        // The path is absolute, so that a later change of the current directory has no effect.
        _folder = Path.GetFullPath(_options.Folder);
        var snapshot = RuleFolderReader.Read(_folder);
        var catalog = RuleSetCatalogLoader.Load(snapshot, _options.DefaultRuleSet, out var problems)
            ?? throw new RuleSetInvalidException(problems);
        _status = new RulesStatus { Catalog = catalog, LoadedAt = time.GetUtcNow() };
        _judged = snapshot.Fingerprint;
        _log.Loaded(_folder, catalog, problems);
        if (_options.IsWatched)
        {
            _timer = time.CreateTimer(_ => Look(), state: null, _options.ScanInterval, _options.ScanInterval);
            lock (_looking)
            {
                Listen();
            }
        }

        telemetry.Begin(this);
    }

    public RulesStatus Status => _watch.StuckSince is { } since ? _status with { StuckSince = since } : _status;

    /// <summary>The method that reads the folder.</summary>
    internal Func<string, RuleFolderSnapshot> ReadFolder { get; init; } = RuleFolderReader.Read;

    public void Dispose()
    {
        _isEnded = true;
        _timer?.Dispose();

        // The signal is disposed of after a running scan; a stuck scan disposes of it when it ends.
        if (_looking.TryEnter(LastLookMax))
        {
            EndSignal();
            _looking.Exit();
        }
    }

    /// <summary>Schedules a scan. Many signals of one save cause one scan, and further signals do not delay it.</summary>
    private void LookSoon()
    {
        if (!_isEnded && Interlocked.Exchange(ref _isLookComing, 1) == 0)
        {
            _timer?.Change(_options.SettleTime, _options.ScanInterval);
        }
    }

    internal void Look()
    {
        Volatile.Write(ref _isLookComing, 0);
        if (!_looking.TryEnter())
        {
            // Scans do not overlap; the next scan covers this signal.
            NoteStuck();
            LookSoon();
            return;
        }

        try
        {
            _watch.Begin();
            if (!_isEnded)
            {
                LookOnce();
            }
        }
        finally
        {
            NoteEnd();
            _looking.Exit();
        }
    }

    private void NoteStuck()
    {
        if (_watch.HasBecomeStuck(out var elapsed))
        {
            _log.Stuck(_folder, elapsed);
        }
    }

    private void NoteEnd()
    {
        if (_watch.End())
        {
            _log.Unstuck(_folder);
        }

        if (_isEnded)
        {
            EndSignal();
        }
    }

    private void EndSignal()
    {
        _signal?.Dispose();
        _signal = null;
    }

    private void LookOnce()
    {
        try
        {
            Compare(ReadFolder(_folder));
            Listen();
        }
#pragma warning disable CA1031 // An exception on a timer's thread would end the process; it is reported, and the rules in force stay.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Refuse(null, [RuleFolderReader.Problem(_folder, "folder.failed", $"loading failed with {exception.GetType().Name}")]);
        }
    }

    private void Compare(RuleFolderSnapshot snapshot)
    {
        if (string.Equals(snapshot.Fingerprint, _judged, StringComparison.Ordinal))
        {
            (_settling, _unsettledLooks) = (null, 0);
        }
        else if (string.Equals(snapshot.Fingerprint, _settling, StringComparison.Ordinal))
        {
            // Two scans, the settle time apart, found equal bytes, so the write is complete.
            Judge(snapshot);
        }
        else
        {
            Await(snapshot);
        }
    }

    private void Await(RuleFolderSnapshot snapshot)
    {
        _settling = snapshot.Fingerprint;
        _unsettledLooks++;
        if (_unsettledLooks == UnsettledLooksMax)
        {
            var unsettled = $"the folder changed in each of {UnsettledLooksMax} scans; leave it unchanged for {_options.SettleTime:c}";
            Refuse(null, [RuleFolderReader.Problem(_folder, "folder.unsettled", unsettled)]);
            _settling = snapshot.Fingerprint;
        }

        LookSoon();
    }

    private void Judge(RuleFolderSnapshot snapshot)
    {
        _unsettledLooks = 0;
        if (RuleSetCatalogLoader.Load(snapshot, _options.DefaultRuleSet, out var problems) is not { } catalog)
        {
            Refuse(snapshot.Fingerprint, problems);
            return;
        }

        _status = new RulesStatus { Catalog = catalog, LoadedAt = _time.GetUtcNow() };
        (_judged, _settling) = (snapshot.Fingerprint, null);
        _log.Loaded(_folder, catalog, problems);
        _telemetry.CountReload(isLoaded: true);
    }

    /// <summary>Keeps the rules in force and reports the problems. Without a fingerprint the next scan loads the folder again.</summary>
    private void Refuse(string? fingerprint, IReadOnlyList<RuleSetProblem> problems)
    {
        var errors = problems.Where(problem => problem.Severity == RuleSeverity.Error).ToList();
        _status = _status with { Problems = errors, OutdatedSince = _status.OutdatedSince ?? _time.GetUtcNow() };
        (_judged, _settling) = (fingerprint, null);
        _log.Refused(_folder, errors);
        _telemetry.CountReload(isLoaded: false);
    }

    /// <summary>
    /// Ensures a working watch where the system provides one. A folder that was removed and created again has lost its watch.
    /// </summary>
    private void Listen()
    {
        var isGone = !Directory.Exists(_folder);
        if (_signal is not null && (_signal.IsBroken || isGone))
        {
            EndSignal();
        }

        if (_signal is not null || isGone)
        {
            return;
        }

        try
        {
            _signal = new FolderSignal(_folder, LookSoon);
            _isUnsignalledLogged = false;
        }
        catch (Exception exception) when (RuleFolderReader.IsUnreadable(exception))
        {
            if (!_isUnsignalledLogged)
            {
                _isUnsignalledLogged = true;
                _log.Unsignalled(_folder, exception.GetType().Name, _options.ScanInterval);
            }
        }
    }
}

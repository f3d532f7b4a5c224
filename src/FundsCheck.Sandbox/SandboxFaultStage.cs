namespace FundsCheck.Sandbox;

/// <summary>Where in the exchange a fault strikes.</summary>
public enum SandboxFaultStage
{
    /// <summary>Before the request's body is read, so for any request, whatever its token.</summary>
    BeforeRequest,

    /// <summary>When the request is read, before the answer begins.</summary>
    BeforeHeaders,

    /// <summary>Within the answer's status line and headers.</summary>
    InHeaders,

    /// <summary>After the headers, before the body's first byte.</summary>
    BeforeBody,

    /// <summary>Within the answer's body.</summary>
    InBody,

    /// <summary>Nowhere on the way: the answer arrives whole and is wrong.</summary>
    Answer,
}

// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.smack.internal;

import io.kith.xmpp.smack.internal.Trouble.Kind;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.jivesoftware.smack.SmackException.EndpointConnectionException;
import org.jivesoftware.smack.SmackException.NoResponseException;
import org.jivesoftware.smack.SmackException.ResourceBindingNotOfferedException;
import org.jivesoftware.smack.SmackException.SecurityRequiredException;
import org.jivesoftware.smack.SmackException.SmackSaslException;
import org.jivesoftware.smack.XMPPException.FailedNonzaException;
import org.jivesoftware.smack.XMPPException.StreamErrorException;
import org.jivesoftware.smack.XMPPException.XMPPErrorException;
import org.jivesoftware.smack.packet.StanzaError;
import org.jivesoftware.smack.packet.StreamError;
import org.jivesoftware.smack.sasl.SASLErrorException;
import org.jivesoftware.smack.util.rce.RemoteConnectionException;

/** Says in one sentence what an exception of Smack means for an account, and what to do about it. */
final class Diagnosis {

    /** What the JDK's parser writes after the place. */
    private static final String PARSER = "Message: ";

    /** What it says of a stream that stops in the middle. */
    private static final String CUT_SHORT = "XML document structures must start and end within the same entity";

    private final Settings settings;

    Diagnosis(Settings settings) {
        this.settings = settings;
    }

    /** What that exception means. */
    Trouble of(Exception exception) {
        if (exception instanceof Trouble known) {
            return known;
        }
        if (exception instanceof SASLErrorException refused) {
            return refused(refused);
        }
        if (exception instanceof StreamErrorException error) {
            return ended(error.getStreamError());
        }
        if (exception instanceof XMPPErrorException error) {
            return notBound(error);
        }
        if (exception instanceof EndpointConnectionException unreached) {
            return unreached(unreached);
        }
        if (exception instanceof SmackSaslException sasl) {
            return noMechanism(sasl);
        }
        return find(exception, CertificateException.class)
                .map(this::untrusted)
                .or(() -> find(exception, SSLException.class).map(this::insecure))
                .orElseGet(() -> other(exception));
    }

    private Trouble other(Exception exception) {
        if (exception instanceof SecurityRequiredException) {
            return lasting(
                    "The server " + settings.serverName() + " offers no TLS, and plain text is not allowed; switch"
                            + " TLS on there, or set tls to off in " + settings.pid()
                            + " if the server is on this machine.",
                    exception);
        }
        if (exception instanceof ResourceBindingNotOfferedException || exception instanceof FailedNonzaException) {
            return lasting(
                    "The server " + settings.serverName() + " does not do what XMPP needs: " + reason(exception) + ".",
                    exception);
        }
        if (exception instanceof NoResponseException) {
            return passing(
                    "The server " + settings.serverName() + " does not answer in time; see whether it is"
                            + " overloaded, and whether an XMPP server listens there.",
                    exception);
        }
        if (reason(exception).startsWith(CUT_SHORT) || reason(exception).startsWith("Parser got END_DOCUMENT")) {
            return passing(
                    "The connection to " + settings.serverName() + " was lost; the server or the network went down.",
                    exception);
        }
        return passing("The stream to " + settings.serverName() + " broke: " + reason(exception) + ".", exception);
    }

    /** RFC 6120 §6.5. Servers do not say whether the account or only the password is wrong. */
    private Trouble refused(SASLErrorException exception) {
        String condition = String.valueOf(exception.getSASLFailure().getSASLErrorString());
        return switch (condition) {
            case "not-authorized", "invalid-authzid" ->
                new Trouble(
                        Kind.REFUSED,
                        "The server refuses the password of "
                                + settings.jid() + "; set the right one in "
                                + settings.login().password().place()
                                + (settings.login().register()
                                        ? "."
                                        : ", or make the account, or let it be made by register in " + settings.pid()
                                                + "."),
                        exception);
            case "account-disabled" ->
                lasting("The server has disabled " + settings.jid() + "; ask its administrator.", exception);
            case "credentials-expired" ->
                lasting(
                        "The password of " + settings.jid() + " has expired; set a new one at" + " the server and in "
                                + settings.login().password().place() + ".",
                        exception);
            case "temporary-auth-failure" ->
                passing("The server " + settings.serverName() + " cannot check passwords at the moment.", exception);
            default ->
                lasting(
                        "The server refuses the login of " + settings.jid() + " (" + condition
                                + "); look into its log.",
                        exception);
        };
    }

    /** RFC 6120 §4.9.3. */
    private Trouble ended(StreamError error) {
        StreamError.Condition condition = error.getCondition();
        String text = error.getDescriptiveText() == null ? "" : ": " + error.getDescriptiveText();
        return switch (condition) {
            case conflict ->
                new Trouble(
                        Kind.CONTESTED,
                        "Another session logged in as " + settings.jid() + '/'
                                + settings.login().resource() + "; give one of the two another resource (resource in "
                                + settings.pid() + ").");
            case host_unknown, host_gone ->
                new Trouble(
                        Kind.LASTING,
                        "The server at " + settings.serverName()
                                + " does not serve the domain " + settings.jid().domain() + "; correct jid or host in "
                                + settings.pid() + ".");
            case system_shutdown ->
                new Trouble(Kind.PASSING, "The server " + settings.serverName() + " shuts down" + text + ".");
            case not_authorized ->
                new Trouble(
                        Kind.PASSING,
                        "The server " + settings.serverName() + " no longer accepts the session of " + settings.jid()
                                + text + ".");
            default ->
                new Trouble(
                        Kind.PASSING,
                        "The server " + settings.serverName() + " ended the stream ("
                                + condition.name().replace('_', '-') + ")" + text + ".");
        };
    }

    private Trouble notBound(XMPPErrorException exception) {
        StanzaError error = exception.getStanzaError();
        String condition = error.getCondition().toString();
        if (error.getCondition() == StanzaError.Condition.conflict) {
            return new Trouble(
                    Kind.CONTESTED,
                    "The resource " + settings.login().resource() + " of " + settings.jid()
                            + " is in use; give one of the two another resource (resource in " + settings.pid() + ").",
                    exception);
        }
        if (error.getCondition() == StanzaError.Condition.resource_constraint) {
            return passing("The server allows " + settings.jid() + " no more sessions; end another one.", exception);
        }
        return lasting(
                "The server refuses the resource " + settings.login().resource() + " of " + settings.jid() + " ("
                        + condition + "); set another one in " + settings.pid() + ".",
                exception);
    }

    private Trouble unreached(EndpointConnectionException exception) {
        List<? extends RemoteConnectionException<?>> attempts = exception.getConnectionExceptions();
        if (attempts.isEmpty()) {
            return unknownHost(exception);
        }
        Exception cause = attempts.get(attempts.size() - 1).getException();
        if (cause instanceof SocketTimeoutException) {
            return passing(
                    "Nothing answers at " + settings.serverName() + "; see whether the machine is up and whether a"
                            + " firewall lies between.",
                    exception);
        }
        if (cause instanceof ConnectException) {
            return passing(
                    "Nobody listens at " + settings.serverName() + "; start the XMPP server, or correct host and"
                            + " port in " + settings.pid() + ".",
                    exception);
        }
        return passing("The server " + settings.serverName() + " is not reached: " + reason(cause) + ".", exception);
    }

    /** The name may come up with the network, so this passes. */
    private Trouble unknownHost(Exception exception) {
        String name = settings.server().host().isEmpty()
                ? settings.jid().domain()
                : settings.server().host();
        return passing(
                "The host " + name + " is not known; correct "
                        + (settings.server().host().isEmpty() ? "jid, or set host," : "host") + " in " + settings.pid()
                        + ", or mend the name service.",
                exception);
    }

    private Trouble noMechanism(SmackSaslException exception) {
        String message = String.valueOf(exception.getMessage());
        if (message.startsWith("No supported and enabled SASL Mechanism")) {
            return lasting(
                    "The server " + settings.serverName() + " offers no login that is safe enough (SCRAM)"
                            + (settings.login().plain()
                                    ? ""
                                    : "; if it only knows PLAIN, allow it with plain in " + settings.pid())
                            + ".",
                    exception);
        }
        return lasting(
                message + " The login of " + settings.jid() + " was stopped: see whether " + settings.serverName()
                        + " is the right server.",
                exception);
    }

    private Trouble untrusted(CertificateException exception) {
        String where = settings.serverName();
        if (String.valueOf(exception.getMessage()).startsWith("Hostname verification")) {
            return lasting(
                    "The certificate of " + where + " is not for "
                            + settings.jid().domain() + "; correct jid or host in " + settings.pid()
                            + ", or give the server a certificate with that name.",
                    exception);
        }
        String remedy = settings.server()
                .certificate()
                .map(file -> "see whether " + file + " is the certificate of that server")
                .orElse("if it is the right one, name the file with its certificate (PEM) in certificate of "
                        + settings.pid());
        return lasting(
                "The certificate of " + where + " is not trusted (" + reason(exception) + "); " + remedy + ".",
                exception);
    }

    private Trouble insecure(SSLException exception) {
        return passing("TLS with " + settings.serverName() + " fails: " + reason(exception) + ".", exception);
    }

    private static Trouble lasting(String sentence, Exception cause) {
        return new Trouble(Kind.LASTING, sentence, cause);
    }

    private static Trouble passing(String sentence, Exception cause) {
        return new Trouble(Kind.PASSING, sentence, cause);
    }

    /** The innermost message, as the outer ones only name classes. */
    static String reason(Throwable exception) {
        Throwable deepest = exception;
        while (deepest.getCause() != null && deepest.getCause() != deepest) {
            deepest = deepest.getCause();
        }
        String message = deepest.getMessage();
        String text = message == null || message.isBlank()
                ? deepest.getClass().getSimpleName()
                : message.strip().lines().findFirst().orElse("");
        if (deepest instanceof UnknownHostException) {
            text = "host " + text + " is not known";
        }
        int parsed = message == null ? -1 : message.indexOf(PARSER);
        if (message != null && parsed >= 0) {
            text = message.substring(parsed + PARSER.length()).strip();
        }
        return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    }

    private static <T extends Throwable> Optional<T> find(Throwable exception, Class<T> type) {
        for (Throwable each = exception; each != null; each = each.getCause()) {
            if (type.isInstance(each)) {
                return Optional.of(type.cast(each));
            }
        }
        return Optional.empty();
    }
}

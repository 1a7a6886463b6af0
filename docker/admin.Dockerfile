# The web server in front: the admin app as files, everything else passed on to the API.
# Build from the top of the checkout: docker build -f docker/admin.Dockerfile .
FROM node:24-bookworm-slim AS build
WORKDIR /app
ENV TURBO_TELEMETRY_DISABLED=1
COPY . .
RUN npm ci --no-audit --no-fund
RUN npx turbo run build --filter=@nianbao/admin

FROM nginxinc/nginx-unprivileged:stable-alpine
COPY --from=build /app/apps/admin/dist /usr/share/nginx/html/admin
COPY docker/nginx.conf /etc/nginx/conf.d/default.conf
USER nginx
EXPOSE 8080
HEALTHCHECK --interval=15s --timeout=5s --start-period=5s --retries=4 \
  CMD ["wget", "-q", "-O", "/dev/null", "http://127.0.0.1:8080/admin/"]
